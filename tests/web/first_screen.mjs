// The page as a browser shows it: headless Chromium loads build-web/ from a server on loopback, and what is on the
// screen is asked for by its words and clicked, touched and typed as people do. node first_screen.mjs PAGE_FOLDER
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const folder = path.resolve(process.argv[2] ?? "build-web");
const words = JSON.parse(await readFile(new URL("../../assets/languages/en.json", import.meta.url), "utf8"));
const kTypes = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const kPatienceMs = 60_000;

// Serves the folder's own files and nothing else.
async function serve() {
  const server = createServer(async (request, response) => {
    const name = path.basename(new URL(request.url, "http://localhost").pathname) || "index.html";
    try {
      const body = await readFile(path.join(folder, name));
      response.writeHead(200, { "content-type": kTypes[path.extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

// A page that has drawn its first frame. `complaints` gathers what the browser reports as an error.
async function open(context, address) {
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("requestfailed", (request) => page.complaints.push(`not loaded: ${request.url()}`));
  await page.goto(address);
  await page.waitForFunction(() => globalThis.Module?.calledRun && Module._ubao_web_frames() > 0, null, { timeout: kPatienceMs });
  return page;
}

const frames = (page) => page.evaluate(() => Module._ubao_web_frames());
const shown = async (page) => JSON.parse(await page.evaluate(() => Module.ccall("ubao_web_shown", "string")));
const found = async (page, text) => (await shown(page)).find((item) => item.text === text);

// Waits until the text is on the screen; gives its box.
async function see(page, text) {
  const until = Date.now() + kPatienceMs;
  for (;;) {
    const item = await found(page, text);
    if (item) return item;
    if (Date.now() > until) {
      const all = (await shown(page)).map((other) => other.text);
      assert.fail(`"${text}" is not on the screen, but: ${JSON.stringify(all)}`);
    }
    await page.waitForTimeout(50);
  }
}

const middle = (box) => [box.x + box.w / 2, box.y + box.h / 2];

// The colours of a part of the picture, each with its count.
async function colours(page, box) {
  const clip = box && { x: box.x, y: box.y, width: Math.max(1, box.w), height: Math.max(1, box.h) };
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return { total: pixels.length, counts: [...counts.values()].sort((a, b) => b - a) };
  }, picture);
}

async function open_sample(page, press) {
  await press(...middle(await see(page, words["home.try"])));
  await see(page, words["place.agenda"]);
}

const tests = {
  async First_screen_is_drawn({ page }) {
    const title = await see(page, words["home.title"]);
    const whole = await colours(page);
    assert.ok(whole.counts.length > 20, `only ${whole.counts.length} colours`);
    assert.ok(whole.counts[0] < 0.95 * whole.total, "nearly everything has one colour");
    const letters = await colours(page, title);
    assert.ok(letters.counts.length > 5, "where the title should be there are no letters");
    assert.equal(await page.locator("#notice").isVisible(), false);
  },

  async Nothing_is_drawn_without_a_reason({ page }) {
    await see(page, words["home.title"]);
    await page.waitForTimeout(500);
    const before = await frames(page);
    await page.waitForTimeout(1500);
    assert.equal(await frames(page), before);
  },

  async A_click_opens_the_sample_workshop({ page }) {
    await open_sample(page, (x, y) => page.mouse.click(x, y));
  },

  async A_finger_opens_the_sample_workshop({ browser, address }) {
    const context = await browser.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true });
    const page = await open(context, address);
    await open_sample(page, (x, y) => page.touchscreen.tap(x, y));
    assert.deepEqual(page.complaints, []);
    await context.close();
  },

  async A_typed_title_becomes_a_workshop({ page }) {
    await page.mouse.click(...middle(await see(page, words["home.new"])));
    const label = await see(page, words["create.title"]);
    await page.mouse.click(label.x + 20, label.y + label.h + 24);
    await page.keyboard.type("Services for ");
    // a letter that this keyboard does not have
    for (const type of ["keydown", "keyup"])
      await page.evaluate((type) => window.dispatchEvent(new KeyboardEvent(type, { key: "ä" })), type);
    await page.keyboard.type("llx");
    await page.keyboard.press("Backspace");
    await page.mouse.click(...middle(await see(page, words["create.make"])));
    await see(page, words["place.agenda"]);
    await see(page, "Services for äll");
  },

  async Leaving_what_lies_in_memory_is_asked_about({ page }) {
    await open_sample(page, (x, y) => page.mouse.click(x, y));
    const asked = page.waitForEvent("dialog", { timeout: kPatienceMs });
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.accept();
  },

  async A_dense_screen_gets_its_pixels({ browser, address }) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 });
    const page = await open(context, address);
    assert.deepEqual(await page.evaluate(() => [canvas.width, canvas.height]), [1080, 2220]);
    await see(page, words["home.title"]);
    assert.deepEqual(page.complaints, []);
    await context.close();
  },

  async A_browser_without_graphics_is_told_so({ browser, address }) {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    const page = await context.newPage();
    await page.goto(address);
    await page.locator("#notice").waitFor({ state: "visible", timeout: kPatienceMs });
    assert.equal(await page.locator("#notice").textContent(), words["web.no_graphics"]);
    await context.close();
  },
};

const server = await serve();
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.UBAO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"],
  chromiumSandbox: false,
});
let passed = 0;
let failed = 0;
try {
  for (const [name, test] of Object.entries(tests)) {
    try {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await open(context, address);
      await test({ browser, address, page });
      assert.deepEqual(page.complaints, []);
      await context.close();
      ++passed;
    } catch (error) {
      ++failed;
      console.log(`${name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
