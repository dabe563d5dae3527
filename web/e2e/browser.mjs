// Debian's Chromium, without what would call home, with a software renderer that gives WebGL.
import { chromium } from "playwright-core";

export const executablePath = process.env.FARSIDE_CHROMIUM ?? "/usr/bin/chromium";

export const launch = () => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic"],
});

/** A tab that remembers what went wrong in it; pages may say nothing on the console. */
export async function openTab(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  const wrongs = [];
  tab.on("console", message => ["error", "warning"].includes(message.type()) && wrongs.push(message.text()));
  tab.on("pageerror", error => wrongs.push(error.message));
  tab.on("requestfailed", request => wrongs.push(`${request.url()}: ${request.failure()?.errorText}`));
  return { tab, wrongs, close: () => context.close() };
}

/** How many different colours a part of the page shows: a blank canvas shows one. */
export async function colours(tab, selector) {
  const shot = await tab.locator(selector).first().screenshot();
  return tab.evaluate(async data => {
    const image = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, `data:image/png;base64,${shot.toString("base64")}`).catch(async () => differentBytes(shot));
}

// Where the page's policy refuses that, the picture's compressed size tells: one colour is a few hundred bytes.
const differentBytes = shot => (shot.length > 6000 ? 1000 : 1);
