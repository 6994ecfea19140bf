// node measure.mjs NAME NOTES FOLDER: one whiteboard in Chromium without a window, 1366 x 768, without a graphics
// card; its figures as JSON on standard output. Processor time and memory are those of the browser's whole tree,
// from /proc. Profiles lie in FOLDER. The browser ends with this program.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [name, notesFile, folder] = process.argv.slice(2)
const kMotionMs = 5000, kIdleMs = 10_000, kSettleMs = 3000, kAdditions = 11, kTicksPerSecond = 100
const kBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const kTypes = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png' }
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

let saved = ''
const server = http.createServer((question, answer) => {
  const asked = decodeURIComponent(new URL(question.url, 'http://here').pathname)
  const type = kTypes[path.extname(asked)] ?? 'application/octet-stream'
  const file = asked === '/notes.json' ? notesFile : path.join('dist', path.normalize(asked))
  if (asked !== '/saved.json' && !fs.existsSync(file)) return answer.writeHead(404).end()
  answer.writeHead(200, { 'content-type': type }).end(asked === '/saved.json' ? saved : fs.readFileSync(file))
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const address = `http://localhost:${server.address().port}`

// The processes of a tree with the ticks of the processor that each has used.
function tree(root) {
  const all = new Map()
  for (const id of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const text = fs.readFileSync(`/proc/${id}/stat`, 'utf8')
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      all.set(+id, { parent: +fields[1], ticks: +fields[11] + +fields[12] })
    } catch {
      // it has ended meanwhile
    }
  }
  const found = [root]
  for (const at of found) for (const [id, { parent }] of all) if (parent === at) found.push(id)
  return found.filter((id) => all.has(id)).map((id) => ({ id, ticks: all.get(id).ticks }))
}
const cpuMs = (root) => (tree(root).reduce((sum, { ticks }) => sum + ticks, 0) * 1000) / kTicksPerSecond
function memoryMb(root) {
  let kilobytes = 0
  for (const { id } of tree(root)) {
    try {
      kilobytes += +/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]
    } catch {
      // it has ended meanwhile
    }
  }
  return kilobytes / 1024
}

async function browser(profile) {
  const program = kBrowsers.find((file) => fs.existsSync(file))
  if (!program) throw new Error('no Chromium is installed')
  const child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', '--window-size=1366,768',
    '--remote-debugging-port=0', `--user-data-dir=${path.join(folder, profile)}`, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'pipe'] })
  process.on('exit', () => child.kill('SIGKILL'))
  const socket = await new Promise((done, failed) => {
    let said = ''
    child.stderr.on('data', (bytes) => {
      said += bytes
      const found = /ws:\/\/\S+/.exec(said)
      if (found) done(found[0])
    })
    child.on('exit', () => failed(new Error(`the browser has ended: ${said.slice(-400)}`)))
  })
  const remote = await chromium.connectOverCDP(socket)
  const context = remote.contexts()[0]
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize({ width: 1366, height: 768 })
  page.setDefaultTimeout(300_000)
  const protocol = await context.newCDPSession(page)
  return {
    id: child.pid,
    page,
    async open(address_) {
      await page.goto(address_, { waitUntil: 'commit' })
      await page.waitForFunction(() => window.peer?.readyAt, null, { polling: 50, timeout: 300_000 })
    },
    async memory() {
      await protocol.send('HeapProfiler.collectGarbage')
      await sleep(1000)
      return memoryMb(child.pid)
    },
    async end() {
      child.removeAllListeners('exit')
      await remote.close().catch(() => {})
      child.kill('SIGTERM')
      await sleep(500)
    },
  }
}

async function motion(at, kind) {
  const before = cpuMs(at.id)
  const { frames, milliseconds } = await at.page.evaluate(([what, ms]) => window.peer[what](ms), [kind, kMotionMs])
  return { fps: (frames * 1000) / milliseconds, cpu: (cpuMs(at.id) - before) / frames }
}

const filling = await browser('filling')
await filling.open(`${address}/${name}.html`)
await sleep(1500)
saved = await filling.page.evaluate(() => window.peer.fill())
await filling.end()

const at = await browser('measured')
await at.open(`${address}/${name}.html?saved`)
const openMs = await at.page.evaluate(() => window.peer.readyAt)
await sleep(kSettleMs)
const loadedMb = await at.memory()
await at.page.evaluate(() => window.peer.atHundred())
await sleep(kSettleMs)
const pan = await motion(at, 'pan')
await at.page.evaluate(() => window.peer.atHundred())
await sleep(1000)
const zoom = await motion(at, 'zoom')
await at.page.evaluate(() => window.peer.atHundred())
await sleep(1000)
const additions = []
for (let i = 0; i < kAdditions; ++i) {
  additions.push(await at.page.evaluate((n) => window.peer.add(n), i))
  await sleep(150)
}
await at.page.evaluate(() => window.peer.all())
await sleep(kSettleMs)
const farPan = await motion(at, 'pan')
const farMb = await at.memory()
await sleep(kSettleMs)
const before = cpuMs(at.id)
await sleep(kIdleMs)
const idleShare = ((cpuMs(at.id) - before) / kIdleMs) * 100
await at.end()
server.close()

const package_ = name === 'excalidraw' ? '@excalidraw/excalidraw' : name
const { version } = JSON.parse(fs.readFileSync(`node_modules/${package_}/package.json`))
console.log(JSON.stringify({ version, open_ms: openMs, loaded_mb: loadedMb, far_mb: farMb, pan_cpu_ms: pan.cpu,
  zoom_cpu_ms: zoom.cpu, far_pan_fps: farPan.fps, add_ms: median(additions), idle_share: idleShare }))
process.exit(0)
