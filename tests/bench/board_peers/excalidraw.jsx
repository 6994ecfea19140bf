import { CaptureUpdateAction, convertToExcalidrawElements, Excalidraw, serializeAsJSON } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import { notes, painted, pan, wanted, wheel, zoom } from './hand.js'

const kSide = 200
let board
const canvas = () => document.querySelector('canvas.interactive')
const sticky = ({ text, x, y }) => ({
  type: 'rectangle',
  x,
  y,
  width: kSide,
  height: kSide,
  backgroundColor: '#ffec99',
  fillStyle: 'solid',
  label: { text, fontSize: 20 },
})

async function put(elements, capture) {
  board.updateScene({ elements: [...board.getSceneElementsIncludingDeleted(), ...elements], captureUpdate: capture })
  await painted()
}

window.peer = {
  async fill() {
    await put(convertToExcalidrawElements((await notes()).map(sticky)), CaptureUpdateAction.NEVER)
    return serializeAsJSON(board.getSceneElements(), board.getAppState(), board.getFiles(), 'local')
  },
  async atHundred() {
    board.updateScene({ appState: { zoom: { value: 1 }, scrollX: -400, scrollY: -400 } })
    await painted()
  },
  async all() {
    board.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.95, animate: false })
    await painted()
  },
  async add(n) {
    const start = performance.now()
    const note = sticky({ text: `card number ${n}`, x: 500 + n * 5, y: 500 + n * 5 })
    await put(convertToExcalidrawElements([note]), CaptureUpdateAction.IMMEDIATELY)
    return performance.now() - start
  },
  pan: (ms) => wheel(canvas, ms, pan),
  zoom: (ms) => wheel(canvas, ms, zoom),
}

async function whenThere(api) {
  if (board) return
  board = api
  const least = wanted.has('saved') ? 1 : 0
  while (board.getAppState().isLoading || board.getSceneElements().length < least)
    await new Promise((done) => setTimeout(done, 4))
  await painted()
  window.peer.readyAt = performance.now()
}

const saved = wanted.has('saved')
  ? fetch('/saved.json')
      .then((answer) => answer.json())
      .then(({ elements }) => ({ elements }))
  : null
createRoot(document.getElementById('root')).render(
  <div style={{ height: '100vh' }}>
    <Excalidraw initialData={saved} excalidrawAPI={whenThere} />
  </div>,
)
