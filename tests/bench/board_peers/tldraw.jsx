import { getAssetUrls } from '@tldraw/assets/selfHosted'
import { createRoot } from 'react-dom/client'
import { createShapeId, getSnapshot, Tldraw, toRichText } from 'tldraw'
import 'tldraw/tldraw.css'
import { notes, painted, pan, wanted, wheel, zoom } from './hand.js'

const kColours = ['yellow', 'light-blue', 'light-green', 'light-red', 'orange']
let editor
const canvas = () => document.querySelector('.tl-canvas')
const sticky = ({ text, x, y }, n) => ({
  id: createShapeId(`note-${n}`),
  type: 'note',
  x,
  y,
  props: { richText: toRichText(text), color: kColours[n % kColours.length] },
})

window.peer = {
  async fill() {
    const shapes = (await notes()).map(sticky)
    editor.run(() => editor.createShapes(shapes), { history: 'ignore' })
    await painted()
    return JSON.stringify(getSnapshot(editor.store).document)
  },
  async atHundred() {
    editor.setCamera({ x: -400, y: -400, z: 1 })
    await painted()
  },
  async all() {
    editor.zoomToFit({ force: true })
    await painted()
  },
  async add(n) {
    const start = performance.now()
    editor.markHistoryStoppingPoint()
    editor.createShapes([sticky({ text: `card number ${n}`, x: 500 + n * 5, y: 500 + n * 5 }, 1_000_000 + n)])
    await painted()
    return performance.now() - start
  },
  pan: (ms) => (editor.focus(), wheel(canvas, ms, pan)),
  zoom: (ms) => (editor.focus(), wheel(canvas, ms, zoom)),
}

async function whenThere(mounted) {
  editor = mounted
  editor.user.updateUserPreferences({ animationSpeed: 0 })
  await painted()
  window.peer.readyAt = performance.now()
}

// As many shapes as there are notes, and a zoom at which all of them are in sight.
const options = { maxShapesPerPage: 40_000 }
const cameraOptions = { zoomSteps: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8] }
const saved = wanted.has('saved') ? await (await fetch('/saved.json')).json() : undefined
createRoot(document.getElementById('root')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Tldraw
      snapshot={saved}
      assetUrls={getAssetUrls({ baseUrl: '/tldraw' })}
      options={options}
      cameraOptions={cameraOptions}
      onMount={whenThere}
    />
  </div>,
)
