// Debian's Chromium, without what would call home, with a software renderer that gives WebGL.
import { chromium } from "playwright-core";
import { colours } from "./pictures.mjs";

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

/** Asks until the answer is one of yes, for up to half a minute: machines under load are slow, not wrong. */
export async function soon(ask, what) {
  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`not so within half a minute: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 120));
  }
}

/** Waits until a part of the page shows more than so many colours: a blank canvas shows one. */
export const shows = (tab, selector, least = 60) => soon(async () => colours(await tab.locator(selector).first().screenshot()) > least, `${selector} shows more than ${least} colours`);
