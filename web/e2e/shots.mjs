// Screenshots of a site's pages: node e2e/shots.mjs BASE OUT [page[@light][@phone][@full] …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";

const [base, out, ...wanted] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await launch();
for (const entry of wanted) {
  const [page, ...marks] = entry.split("@");
  const isPhone = marks.includes("phone");
  const context = await browser.newContext({ viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, deviceScaleFactor: isPhone ? 2 : 1, isMobile: isPhone, hasTouch: isPhone, locale: marks.includes("zh") ? "zh-CN" : "en-GB" });
  const tab = await context.newPage();
  if (marks.includes("light")) await tab.addInitScript(() => { try { localStorage.setItem("farside.theme", "light"); } catch { /* none */ } });
  tab.on("console", message => message.type() === "error" && console.log(page, message.text()));
  tab.on("pageerror", error => console.log(page, error.message));
  await tab.goto(base + page, { waitUntil: "load" });
  await tab.waitForTimeout(marks.includes("slow") ? 5000 : 1800);
  const mode = marks.find(mark => mark.startsWith("mode="));
  if (mode) await tab.click(`[data-mode="${mode.slice(5)}"]`), await tab.waitForTimeout(2500);
  const name = entry.replace(/index\.html/g, "").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "").slice(0, 90) || "index";
  await tab.screenshot({ path: join(out, `${name}.png`), fullPage: marks.includes("full") });
  await context.close();
}

await browser.close();
