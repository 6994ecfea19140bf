// One page for each whiteboard, with its fonts and pictures beside it: nothing is asked of the network.
import fs from 'node:fs'
import { build } from 'esbuild'

fs.rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: ['excalidraw.jsx', 'tldraw.jsx'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  conditions: ['production', 'browser'],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"', 'import.meta.env': '{}' },
  loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
  logLevel: 'error',
})
for (const name of ['excalidraw', 'tldraw'])
  fs.writeFileSync(
    `dist/${name}.html`,
    `<!doctype html><meta charset="utf-8"><style>html,body,#root{margin:0;height:100%}</style>` +
      `<script>window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'</script>` +
      `<link rel="stylesheet" href="/${name}.css"><div id="root"></div>` +
      `<script type="module" src="/${name}.js"></script>`,
  )
fs.cpSync('node_modules/@excalidraw/excalidraw/dist/prod/fonts', 'dist/excalidraw/fonts', { recursive: true })
for (const part of ['fonts', 'icons', 'embed-icons', 'translations'])
  fs.cpSync(`node_modules/@tldraw/assets/${part}`, `dist/tldraw/${part}`, { recursive: true })
