// What both pages have: the notes, the moment at which a frame is painted, and a hand that turns the wheel once
// in each frame.
export const wanted = new URLSearchParams(location.search)

export async function notes() {
  return (await fetch('/notes.json')).json()
}

const frame = () => new Promise((done) => requestAnimationFrame(done))

export async function painted() {
  await frame()
  await frame()
  await new Promise((done) => setTimeout(done))
}

// `turn(i)` gives the wheel of the ith frame; answers how many frames were drawn in how many milliseconds.
export async function wheel(target, milliseconds, turn) {
  await frame()
  const start = performance.now()
  let frames = 0
  while (performance.now() - start < milliseconds) {
    await frame()
    const event = { bubbles: true, cancelable: true, clientX: 680, clientY: 400, ...turn(frames++) }
    target().dispatchEvent(new WheelEvent('wheel', event))
  }
  return { frames, milliseconds: performance.now() - start }
}

// The motions: twenty pixels across and twelve down, turning round each second; in and out likewise.
export const pan = (i) => {
  const way = Math.floor(i / 60) % 2 ? -1 : 1
  return { deltaX: way * 20, deltaY: way * 12 }
}
export const zoom = (i) => ({ ctrlKey: true, deltaY: Math.floor(i / 45) % 2 ? 6 : -6 })
