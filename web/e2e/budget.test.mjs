// Twenty thousand products on a slow phone: first paint, long tasks, bytes, and scrolling without gaps.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { executablePath, launch, openTab } from "./browser.mjs";
import { png } from "./pictures.mjs";
import { missing, openSite } from "./site.mjs";

const count = 20_000;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const absent = missing(executablePath);

/** Times are measured on a machine that is not busy with something else. */
const isBusy = loadavg()[0] > 1.5 * availableParallelism();
if (isBusy && !absent) console.log(`web: load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors: times are told, not judged.`);

describe("on a slow phone with 20,000 products", { skip: absent ?? false }, () => {
  let browser;
  let site;
  let root;
  let server;
  let address;

  before(async () => {
    [site, browser] = [await openSite(), await launch()];
    root = mkdtempSync(join(tmpdir(), "farside-many-"));
    for (const name of readdirSync(site.folder)) if (name !== "products") cpSync(join(site.folder, name), join(root, name), { recursive: true });
    writeMany(root);
    server = createServer((request, response) => answer(root, request, response)).listen(0, "127.0.0.1");
    await new Promise(resolve => server.once("listening", resolve));
    address = `http://127.0.0.1:${server.address().port}/`;
  });

  after(async () => {
    await browser?.close();
    server?.close();
    site?.close();
    if (root) rmSync(root, { recursive: true, force: true });
  });

  /** A phone's processor a quarter as fast, a slow mobile network: 1.6 Mbit/s, 150 ms. */
  async function slowly(page, act) {
    const { tab, close } = await openTab(browser, phone);
    try {
      const protocol = await tab.context().newCDPSession(tab);
      await protocol.send("Network.enable");
      await protocol.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
      await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await tab.addInitScript(() => {
        window.longTasks = [];
        new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: "longtask", buffered: true });
      });
      await tab.goto(address + page, { waitUntil: "load", timeout: 120_000 });
      await act(tab);
    } finally {
      await close();
    }
  }

  const firstPaint = tab => tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  const longest = tab => tab.evaluate(() => Math.max(0, ...window.longTasks));

  /** The medians of several first visits: a browser that has just been started is not the site's doing. */
  async function visits(page, count, look) {
    const seen = [];
    for (let i = 0; i < count; i++) await slowly(page, async tab => void seen.push({ ...await look(tab), paint: await firstPaint(tab), task: await longest(tab) }));
    const median = name => Math.round(seen.map(visit => visit[name]).sort((a, b) => a - b)[count >> 1]);
    const all = name => seen.map(visit => Math.round(visit[name])).join(", ");
    console.log(`${page}: first paint ${median("paint")} ms of ${all("paint")}; longest task ${median("task")} ms of ${all("task")}`);
    assert.ok(isBusy || median("paint") < 1000, `first paint after ${all("paint")} ms`);
    assert.ok(isBusy || median("task") < 100, `tasks of ${all("task")} ms`);
  }

  test("home paints within a second, in less than 300 kB before pictures, without a long task", () => visits("index.html", 5, async tab => {
    await tab.waitForTimeout(1500);
    const bytes = await tab.evaluate(() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].filter(entry => !/\.(jpg|png)$/.test(new URL(entry.name).pathname)).reduce((sum, entry) => sum + entry.decodedBodySize, 0));
    assert.ok(bytes < 300_000, `${bytes} bytes`);
  }));

  test("the gallery paints within a second, takes all products in and scrolls, without a long task", () => visits("gallery.html", 3, async tab => {
    await tab.waitForFunction(() => /20,000/.test(document.querySelector(".found")?.textContent ?? "") && !document.querySelector(".found.loading"), null, { timeout: 120_000 });
    for (let i = 0; i < 30; i++) {
      await tab.mouse.wheel(0, 2600);
      await tab.waitForTimeout(60);
    }

    await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.7));
    await tab.waitForTimeout(800);
    const [inView, cards] = [await tab.evaluate(() => [...document.querySelectorAll(".wall .card")].filter(card => card.getBoundingClientRect().bottom > 0 && card.getBoundingClientRect().top < innerHeight).length), await tab.locator(".wall .card").count()];
    assert.ok(inView > 6, "cards where the reader is");
    assert.ok(cards < 160, `${cards} cards are in the page`);
  }));
});

function writeMany(root) {
  const facets = { kind: ["anaglyph", "panorama", "picture"], mission: ["ce4"], instrument: ["LCAM", "PCAM", "TCAM"], mode: ["C", "I", "Q"], eye: ["L", "R"], sequence: Array.from({ length: 400 }, (_, i) => String(i).padStart(4, "0")), station: Array.from({ length: 120 }, (_, i) => `S${String(i + 1).padStart(3, "0")}`) };
  writeFileSync(join(root, "data/products.js"), `farside.put("products",${JSON.stringify({ version: 1, count, chunk: 1000, chunks: count / 1000, simulated: true, preview: "preview.jpg", facets })});`);
  const column = (k, make) => Array.from({ length: 1000 }, (_, i) => make(k * 1000 + i));
  for (let k = 0; k < count / 1000; k++) {
    writeFileSync(join(root, `data/products-${k}.js`), `farside.put("products-${k}",${JSON.stringify({
      id: column(k, n => `CE4_GRAS_PCAML-C-${n}_SCI_N_20190104041518_20190104041518_0001_B.2B`), title: column(k, n => `Chang’e-4 · Panoramic Camera, colour · left eye · sequence ${n % 400} · frame ${n}`),
      kind: column(k, n => (n % 17 === 0 ? 1 : n % 5 === 0 ? 0 : 2)), mission: column(k, () => 0), instrument: column(k, n => n % 3), mode: column(k, n => n % 3), eye: column(k, n => n % 2), sequence: column(k, n => n % 400), station: column(k, n => n % 120),
      day: column(k, n => 60 - Math.floor(n / 340)), time: column(k, n => 1_700_000_000 - n * 7000), sun: column(k, n => n % 45), repairs: column(k, n => n % 9), score: column(k, n => n % 100), simulated: column(k, () => 1),
      thumb: column(k, () => "thumbnail.png"), w: column(k, n => 240 + (n % 3) * 80), h: column(k, () => 216), pw: column(k, () => 0),
    })});`);
  }

  mkdirSync(join(root, "any"), { recursive: true });
  writeFileSync(join(root, "any/thumbnail.png"), png(64, 48, 1, 8, (x, y) => (x * 3 + y * 2) % 256));
}

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".woff2": "font/woff2" };

/** A plain host, as those of static sites are: it compresses text. Every thumbnail is the same file. */
function answer(root, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const file = path.startsWith("/products/") ? join(root, "any/thumbnail.png") : join(root, path);
  try {
    const body = statSync(file).isFile() ? readFileSync(file) : null;
    const type = types[extname(file)] ?? "application/octet-stream";
    const isText = /text|svg/.test(type);
    response.writeHead(200, { "content-type": type, ...(isText ? { "content-encoding": "gzip" } : {}) });
    response.end(isText ? gzipSync(body, { level: 6 }) : body);
  } catch {
    response.writeHead(404);
    response.end();
  }
}
