// The site as readers meet it: published and served by the program, opened in Chromium, and opened from disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { executablePath, launch, openTab, shows, soon } from "./browser.mjs";
import { hostileTitle, linearAt, shadeAt, sourceAt } from "./products.mjs";
import { missing, openSite } from "./site.mjs";

const absent = missing(executablePath);
if (absent) console.log(`web: ${absent}; the tests in the browser are skipped.`);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const product = (kind, id) => `products/${kind}/${id}/index.html`;

describe("the site in Chromium", { skip: absent ?? false }, () => {
  let browser;
  let site;

  before(async () => {
    [site, browser] = [await openSite(), await launch()];
  });

  after(async () => {
    await browser?.close();
    site?.close();
  });

  /** Opens a page, acts, and demands a silent console. */
  async function visit(page, act = async () => {}, { from = site.address, ...options } = {}) {
    const { tab, wrongs, close } = await openTab(browser, options);
    try {
      await tab.goto(from + page, { waitUntil: "load" });
      await act(tab);
      assert.deepEqual(wrongs, [], `${page} said`);
    } finally {
      await close();
    }
  }

  const viewerShows = async tab => {
    await tab.waitForSelector("#viewer.covered");
    await shows(tab, "#viewer");
  };

  describe("pictures", () => {
    test("a picture zooms by key and button, and shows its other forms", () => visit(product("picture", "first"), async tab => {
      await viewerShows(tab);
      const before = await tab.locator("#viewer").screenshot();
      await tab.focus("#viewer");
      for (let i = 0; i < 4; i++) await tab.keyboard.press("+");
      await soon(async () => !before.equals(await tab.locator("#viewer").screenshot()), "zoomed");
      await tab.click('[data-mode="linear"]');
      assert.equal(await tab.getAttribute('[data-mode="linear"]', "aria-pressed"), "true");
      await tab.click('[data-mode="curtain"]');
      await tab.waitForSelector(".curtain:not([hidden])");
      await tab.focus(".curtain input");
      await tab.keyboard.press("ArrowLeft");
      assert.equal(await tab.inputValue(".curtain input"), "499");
      await tab.click('[data-mode="display"]');
      await tab.waitForSelector(".curtain", { state: "hidden" });
    }));

    test("the number under the cursor is the file's sample in its unit", () => visit(product("picture", "first"), async tab => {
      await viewerShows(tab);
      await tab.waitForTimeout(900);
      const box = await tab.locator("#viewer").boundingBox();
      await tab.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 + 35);
      await tab.waitForSelector('[data-read="value"] b');
      const [x, y] = (await tab.textContent('[data-read="pixel"] b')).split(", ").map(Number);
      const value = await tab.textContent('[data-read="value"] b');
      assert.deepEqual(value.replace(/ DN$/, "").split(" · ").map(Number), [0, 1, 2].map(c => Number((linearAt(x, y, c) / 64).toPrecision(4))));
    }));

    test("a large picture is drawn from tiles, none of them missing", () => visit(product("picture", "large"), async tab => {
      await viewerShows(tab);
      const tiles = [];
      tab.on("request", request => request.url().includes("/tiles/") && tiles.push(request.url()));
      await tab.focus("#viewer");
      for (let i = 0; i < 6; i++) await tab.keyboard.press("+");
      await soon(() => tiles.length > 3, "tiles of finer levels are asked for");
      await shows(tab, "#viewer");
    }));

    test("a map tells metres and shades under the cursor, read from the file by ranges", () => visit(product("descent-map", "lcam-0001"), async tab => {
      await viewerShows(tab);
      await tab.waitForTimeout(900);
      const box = await tab.locator("#viewer").boundingBox();
      await tab.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 - 30);
      await tab.waitForSelector('[data-read="value"] b');
      const [x, y] = (await tab.textContent('[data-read="pixel"] b')).split(", ").map(Number);
      assert.equal(Number(await tab.textContent('[data-read="value"] b')), shadeAt(x, y));
      const east = Number((await tab.textContent('[data-read="east"] b')).replace("−", "-").replace(" m", ""));
      assert.ok(Math.abs(east - (-650 + (x + 0.5) * 0.5)) < 0.3, `${east} at column ${x}`);
      assert.match(await tab.textContent(".scale-label"), /^\d+ m$/);
    }));
  });

  describe("other viewers", () => {
    test("a panorama is looked around in, becomes a little planet and lies flat; each shows something", () => visit(product("panorama", "ring"), async tab => {
      await tab.waitForSelector('[data-mode="around"][aria-pressed="true"]');
      await tab.waitForSelector(".sphere canvas");
      await shows(tab, ".sphere canvas");
      const straight = await tab.locator("#viewer").screenshot();
      await tab.click('[data-mode="planet"]');
      await soon(async () => !straight.equals(await tab.locator("#viewer").screenshot()), "another view");
      await soon(async () => /−90\.0°/.test(await tab.textContent(".readout")), "seen from above");
      await tab.waitForSelector(".sphere-mark:not([hidden])");
      await shows(tab, ".sphere canvas", 30);
      await tab.click('[data-mode="flat"]');
      await viewerShows(tab);
      assert.match(await tab.textContent(".compass"), /north|45°|90°/);
    }));

    test("a click on a panorama leads to the frame that the pixel came from", () => visit(product("panorama", "ring"), async tab => {
      await tab.click('[data-mode="flat"]');
      await viewerShows(tab);
      await tab.waitForTimeout(1200);
      const box = await tab.locator(".stage-view").boundingBox();
      const [x, y] = [box.x + box.width / 2 + 200, box.y + box.height / 2 + 20];
      await tab.mouse.move(x, y);
      const [column, row] = (await tab.textContent('[data-read="pixel"] b')).split(", ").map(Number);
      await tab.mouse.click(x, y);
      const link = await tab.waitForSelector(".source-card a");
      const frame = ["first", "frame-01", "frame-02", "frame-03"][sourceAt(column, row) - 1];
      assert.ok((await link.getAttribute("href")).endsWith(`picture/${frame}/index.html`));
    }));

    test("an anaglyph shows every way to look at it, and wiggles only when asked", () => visit(product("anaglyph", "pair"), async tab => {
      await viewerShows(tab);
      for (const mode of ["left", "right", "cross-eyed", "red-cyan"]) {
        await tab.click(`[data-mode="${mode}"]`);
        await shows(tab, "#viewer");
      }

      await tab.click('[data-mode="wiggle"]');
      const still = await tab.locator(".stage-view").screenshot();
      await soon(async () => !still.equals(await tab.locator(".stage-view").screenshot()), "it moves");
    }));

    test("the film plays, height and track follow, and its other cut goes on at the same moment", async context => {
      if (!site.hasFilm) return context.skip("no ffmpeg here: no film was made");
      await visit(product("landing-film", "lcam-0001"), async tab => {
        await tab.waitForFunction(() => document.querySelector("video").readyState >= 1);
        const height = () => tab.textContent(".readings b");
        const first = await height();
        await tab.evaluate(() => (document.querySelector("video").currentTime = 3));
        await tab.waitForFunction(text => document.querySelector(".readings b").textContent !== text, first);
        const at = Number((await height()).replace(" m", ""));
        assert.ok(Math.abs(at - 8000 * (1 - 15 / 30) ** 2) < 120, `height ${at} at half the fall`);
        await tab.click('[data-mode="stabilised"]');
        await tab.waitForFunction(() => document.querySelector("video").readyState >= 1 && Math.abs(document.querySelector("video").currentTime - 3) < 0.2);
      });
    });

    test("a radar section answers to gain, permittivity and a click on a trace", () => visit(product("radargram", "lpr-2a"), async tab => {
      await tab.waitForSelector(".section-stage canvas");
      await shows(tab, ".section-stage");
      const depth = async () => tab.textContent(".axes");
      const before = await depth();
      await tab.locator(".slider input").nth(2).fill("8");
      await soon(async () => (await depth()) !== before, "depth follows the permittivity");
      const box = await tab.locator(".section-stage").boundingBox();
      await tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const told = await tab.textContent(".section .readout");
      const trace = Number(/trace (\d+)/.exec(told)[1]);
      assert.ok(told.includes(new Date(Date.UTC(2019, 0, 9, 20, 48, trace)).toISOString().slice(0, 19).replace("T", " ")), told);
      assert.ok(told.includes(`east ${Number((trace * 0.05).toPrecision(4))} m`), told);
      assert.ok(told.includes("layer at 5 ± 0.1 m"), told);
      assert.equal(await tab.locator(".axes .wiggle").count(), 1);
      assert.equal(await tab.locator(".axes .layer").count(), 1);
      await tab.locator(".check", { hasText: "Layers" }).locator("input").uncheck();
      await soon(async () => (await tab.locator(".axes .layer").count()) === 0, "layers go");
      await tab.locator(".check", { hasText: "Surface" }).locator("input").check();
      await soon(async () => (await tab.locator(".axes path.surface").count()) === 1, "the surface comes");
      await tab.click('[data-mode="stored"]');
      await soon(async () => !(await depth()).includes("depth"), "what is stored has no depth");
    }));

    test("a table is drawn as curves, with bands for errors, even or logarithmic", () => visit(product("descent-track", "lcam-0001"), async tab => {
      await tab.waitForSelector(".panel canvas");
      await shows(tab, ".panel", 20);
      const even = await tab.locator(".panel").first().screenshot();
      await tab.click('[data-mode="log"]');
      await soon(async () => !even.equals(await tab.locator(".panel").first().screenshot()), "another scale");
      await tab.click('[data-mode="picture"]');
      await tab.waitForSelector(".panels", { state: "hidden" });
    }));

    test("the map shows its ground, and a stop opens what was taken there", () => visit("map.html", async tab => {
      await tab.waitForSelector(".leaflet-container");
      await tab.click('#map [aria-label="The whole map"]');
      await shows(tab, "#map");
      const box = await tab.locator("#map").boundingBox();
      await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      assert.match(await tab.textContent("#map .readout"), /° S .*° E/);
      await tab.locator(".pin").last().press("Enter");
      await tab.waitForSelector(".map-panel:not([hidden])");
    }));

    test("the map's layers are switched, stay in the address, and a spot leads to the frames that show it", () => visit("map.html#show=descent,rover", async tab => {
      await tab.waitForSelector(".descent", { state: "attached" });
      await tab.click('[aria-label="What the map shows"]');
      assert.deepEqual(await tab.locator(".map-layers input").evaluateAll(boxes => boxes.filter(box => box.checked).map(box => box.name)), ["descent", "rover"]);
      await tab.uncheck('.map-layers [name="descent"]');
      assert.equal(await tab.locator(".descent").count(), 0);
      assert.match(tab.url(), /#show=rover$/);
      await tab.click('#map [aria-label="Farther"]');
      await tab.waitForTimeout(600);
      const box = await tab.locator("#map").boundingBox();
      // Goes where the readout says it is five metres north-east of the camera: within the first frame's sector alone.
      const read = async (x, y) => {
        const before = await tab.textContent("#map .readout");
        // A map that is still zooming hears nothing: the hand moves again.
        await soon(async () => {
          await tab.mouse.move(x - 1, y);
          await tab.mouse.move(x, y);
          return (await tab.textContent("#map .readout")) !== before;
        }, "the place under the cursor");
        return (await tab.locator("#map .readout b").allTextContents()).slice(0, 2).map(text => Number(text.replace("−", "-").replace(" m", "")));
      };
      const [a, b] = [[box.x + 300, box.y + 200], [box.x + 500, box.y + 400]];
      const [[e0, n0], [e1, n1]] = [await read(...a), await read(...b)];
      const spot = [a[0] + ((6.5 - e0) / (e1 - e0)) * (b[0] - a[0]), a[1] + ((7.5 - n0) / (n1 - n0)) * (b[1] - a[1])];
      await tab.mouse.click(...spot);
      await tab.waitForSelector(".map-panel:not([hidden])");
      const frames = () => tab.locator(".map-panel .card").evaluateAll(cards => cards.map(card => card.getAttribute("href")));
      assert.deepEqual(await frames(), ["products/picture/first/index.html"]);

      // The same spot in the middle, by keys.
      await tab.click('.map-panel [aria-label="Close"]');
      await tab.mouse.move(...spot);
      await tab.mouse.down();
      await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
      await tab.waitForTimeout(400);
      await tab.mouse.up();
      await tab.focus(".map-stage");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector(".map-panel:not([hidden])");
      assert.deepEqual(await frames(), ["products/picture/first/index.html"]);
    }));

    test("the map leads from the radar's way to its section", () => visit("map.html#show=radar", async tab => {
      await tab.waitForSelector(".radar-way", { state: "attached" });
      const box = await tab.locator(".radar-way").boundingBox();
      await tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await tab.waitForSelector(".map-panel:not([hidden])");
      assert.deepEqual(await tab.locator(".map-panel .card").evaluateAll(cards => cards.map(card => card.getAttribute("href"))), [product("radargram", "lpr-2a")]);
    }));

    test("a picture shows how it was before its repair, behind a curtain", () => visit(product("picture", "first"), async tab => {
      await tab.click('[data-mode="before"]');
      await viewerShows(tab);
      await tab.click('[data-mode="curtain"]');
      await tab.waitForSelector(".curtain:not([hidden])");
      assert.match(await tab.textContent(".curtain-left"), /before/);
    }));
  });

  describe("finding", () => {
    test("filters narrow the gallery, live in the address and come back from it", () => visit("gallery.html", async tab => {
      await tab.waitForSelector(".wall .card");
      await tab.click('[data-facet="kind"] summary');
      await tab.check('[data-facet="kind"] input[value="panorama"]');
      await tab.waitForFunction(() => document.querySelectorAll(".wall .card").length === 1);
      assert.match(new URL(tab.url()).hash, /kind=panorama/);
      await tab.waitForLoadState("networkidle"); // what is under way when a page is left counts as lost
      await tab.reload();
      await tab.waitForFunction(() => document.querySelectorAll(".wall .card").length === 1);
      await tab.click(".chip");
      await tab.waitForFunction(() => document.querySelectorAll(".wall .card").length > 3);
    }));

    test("the keyboard walks from picture to picture and opens one", () => visit("gallery.html", async tab => {
      await tab.waitForSelector(".wall .card");
      await tab.locator(".wall .card").first().focus();
      await tab.keyboard.press("ArrowRight");
      await tab.keyboard.press("ArrowDown");
      const href = await tab.evaluate(() => document.activeElement.href);
      assert.notEqual(href, await tab.locator(".wall .card").first().getAttribute("href"));
      await Promise.all([tab.waitForURL(/products\//), tab.keyboard.press("Enter")]);
    }));

    test("the slide show fills the window and steps by key", () => visit("gallery.html", async tab => {
      await tab.waitForSelector(".wall .card");
      await tab.keyboard.press("s");
      await tab.waitForSelector("dialog.slides[open] img");
      const first = await tab.textContent(".slide-caption");
      await tab.keyboard.press("ArrowRight");
      assert.notEqual(await tab.textContent(".slide-caption"), first);
      await tab.keyboard.press("Escape");
      await tab.waitForSelector("dialog.slides[open]", { state: "hidden" });
    }));

    for (const [name, from] of [["served", () => site.address], ["from disk", () => site.disk]]) {
      test(`search finds while writing, ${name}`, () => visit("index.html", async tab => {
        const asked = [];
        tab.on("request", request => request.url().includes("/api/search") && asked.push(request.url()));
        await tab.fill("form.search input", "anaglyph");
        const link = await tab.waitForSelector(".suggestion");
        assert.match(await link.getAttribute("href"), /anaglyph\/pair/);
        assert.equal(asked.length > 0, name === "served", "the live search answers where there is one");
        await tab.fill("form.search input", "frame 17");
        await tab.waitForFunction(() => [...document.querySelectorAll(".suggestion")].some(found => found.href.includes("frame-17")));
        await tab.keyboard.press("Enter");
        await tab.waitForSelector(".wall .card");
        assert.match(tab.url(), /gallery\.html#q=frame%2017/);
      }, { from: from() }));
    }
  });

  describe("for everybody", () => {
    const pages = ["index.html", "gallery.html", "map.html", "timeline.html", "about.html", "products/index.html", product("picture", "first"), product("panorama", "ring"), product("anaglyph", "pair"), product("terrain", "pcam-0001-c"), product("compare", "pcam-0001-c-0002"), product("radargram", "lpr-2a"), product("descent-track", "lcam-0001"), product("descent-map", "lcam-0001"), product("geometry", "pcam-0001-c")];

    for (const theme of ["dark", "light"]) {
      test(`axe finds nothing serious on any page, ${theme}`, async () => {
        const storageState = { cookies: [], origins: [{ origin: new URL(site.address).origin, localStorage: [{ name: "farside.theme", value: theme }] }] };
        const serious = [];
        for (const page of theme === "dark" ? [...pages, ...(site.hasFilm ? [product("landing-film", "lcam-0001")] : [])] : pages.filter(page => !/about|products\/index|ring|pair|descent-map/.test(page))) {
          await visit(page, async tab => {
            await tab.waitForTimeout(600);
            await tab.evaluate(axe);
            const { violations } = await tab.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
            serious.push(...violations.filter(found => ["serious", "critical"].includes(found.impact)).map(found => `${page}: ${found.id}: ${found.nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join("; ")}`));
          }, { storageState });
        }

        assert.deepEqual(serious, []);
      });
    }

    test("Chinese replaces every text that has a key, and English comes back", () => visit("index.html", async tab => {
      await tab.click("#tools .speech");
      await tab.waitForFunction(() => document.documentElement.lang === "zh-Hans");
      assert.match(await tab.textContent("h1"), /月/);
      assert.match(await tab.textContent("nav.site a"), /[\u4e00-\u9fff]/);
      await tab.click("#tools .speech");
      await tab.waitForFunction(() => document.documentElement.lang === "en");
      assert.match(await tab.textContent("h1"), /Moon/);
    }));

    test("a label cannot run anything", () => visit(product("picture", "frame-09"), async tab => {
      await tab.waitForTimeout(600);
      assert.equal(await tab.evaluate(() => window.harmed), undefined);
      assert.ok((await tab.textContent("h1")).includes(hostileTitle.split(" · ")[1]));
    }));

    test("nothing moves while a page loads, on a phone too", async () => {
      for (const page of ["index.html", "gallery.html", product("picture", "first"), product("panorama", "ring")]) {
        await visit(page, async tab => {
          await tab.waitForTimeout(1500);
          const shift = await tab.evaluate(() => new Promise(resolve => {
            new PerformanceObserver(list => resolve({ sum: list.getEntries().reduce((sum, entry) => sum + entry.value, 0), what: list.getEntries().flatMap(entry => entry.sources.map(source => `${entry.value.toFixed(3)} ${source.node?.nodeName}#${source.node?.id} ${Math.round(source.previousRect.y)}+${Math.round(source.previousRect.height)} to ${Math.round(source.currentRect.y)}+${Math.round(source.currentRect.height)}`)).join(", ") })).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve({ sum: 0, what: "" }), 300);
          }));
          assert.ok(shift.sum < 0.02, `${page} shifts by ${shift.sum}: ${shift.what}`);
        }, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
      }
    });
  });

  describe("from disk", () => {
    const pages = ["index.html", "gallery.html", "map.html", "timeline.html", "about.html", product("picture", "first"), product("picture", "large"), product("anaglyph", "pair"), product("terrain", "pcam-0001-c"), product("compare", "pcam-0001-c-0002"), product("descent-map", "lcam-0001"), product("descent-track", "lcam-0001"), product("geometry", "pcam-0001-c")];

    test("every page opens in silence", async () => {
      for (const page of pages) await visit(page, tab => tab.waitForTimeout(900), { from: site.disk });
    });

    test("flat deep zoom, gallery, plots and echoes work", async () => {
      await visit(product("picture", "large"), viewerShows, { from: site.disk });
      await visit("gallery.html", async tab => {
        await tab.waitForSelector(".wall .card");
        assert.ok((await tab.locator(".wall .card").count()) > 10);
      }, { from: site.disk });
      await visit(product("descent-track", "lcam-0001"), tab => tab.waitForSelector(".panel canvas"), { from: site.disk });
      await visit(product("radargram", "lpr-2a"), async tab => {
        await tab.waitForSelector(".section-stage canvas");
        await shows(tab, ".section-stage");
      }, { from: site.disk });
    });

    test("a panorama lies flat, says how to look around, and a click finds frames by their outlines", () => visit(product("panorama", "ring"), async tab => {
      await viewerShows(tab);
      assert.match(await tab.textContent(".stage-note"), /farside serve/);
      await tab.waitForTimeout(900);
      const box = await tab.locator(".stage-view").boundingBox();
      await tab.mouse.click(box.x + box.width / 2 + 100, box.y + box.height / 2 + 10);
      await tab.waitForSelector(".source-card a");
    }, { from: site.disk }));
  });
});
