// Pictures of a site's pages, to be looked at: node e2e/shots.mjs BASE OUT 'page[@mark…]' …
// Marks: name=N (file name), phone, light, zh, full (the whole page), slow (5 s to settle), mode=M (press a view's button), jpg.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, openTab } from "./browser.mjs";

const [base, out, ...wanted] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await launch();
for (const entry of wanted) {
  const [page, ...marks] = entry.split("@");
  const has = name => marks.includes(name);
  const value = name => marks.find(mark => mark.startsWith(`${name}=`))?.slice(name.length + 1);
  const device = has("phone") ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } : { viewport: { width: 1440, height: 900 } };
  const { tab, wrongs, close } = await openTab(browser, { ...device, locale: has("zh") ? "zh-CN" : "en-GB" });
  if (has("light")) await tab.addInitScript(() => localStorage.setItem("farside.theme", "light"));
  await tab.goto(base + page, { waitUntil: "load" });
  await tab.waitForTimeout(has("slow") ? 5000 : 1800);
  if (value("mode")) {
    await tab.click(`[data-mode="${value("mode")}"]`);
    await tab.waitForTimeout(2500);
  }

  if (has("full")) await settle(tab);
  const name = value("name") ?? (entry.replace(/index\.html/g, "").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "").slice(0, 90) || "index");
  await tab.screenshot({ path: join(out, `${name}.${has("jpg") ? "jpg" : "png"}`), fullPage: has("full"), ...(has("jpg") ? { type: "jpeg", quality: 84 } : {}) });
  for (const wrong of wrongs) console.log(`${page}: ${wrong}`);
  await close();
}

await browser.close();

/** Lazy pictures come when they are near: scrolls through once. */
async function settle(tab) {
  await tab.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 500) {
      scrollTo(0, y);
      await new Promise(resolve => setTimeout(resolve, 120));
    }

    scrollTo(0, 0);
  });
  await tab.waitForTimeout(600);
}
