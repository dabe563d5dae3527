// Ground to walk on, as readers meet it: served, from disk, on a phone, and where a browser gives no third dimension.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { executablePath, launch, openTab, shows, soon } from "./browser.mjs";
import { groundAt } from "./products.mjs";
import { missing, openSite } from "./site.mjs";

const absent = missing(executablePath);
const page = "products/terrain/pcam-0001-c/index.html";

describe("the ground in Chromium", { skip: absent ?? false }, () => {
  let browser;
  let site;

  before(async () => {
    [site, browser] = [await openSite(), await launch()];
  });

  after(async () => {
    await browser?.close();
    site?.close();
  });

  async function visit(act, { from = site.address, at = page, ready = ".ground-room.measurable", prepare, ...options } = {}) {
    const { tab, wrongs, close } = await openTab(browser, options);
    try {
      if (prepare) await tab.addInitScript(prepare);
      await tab.goto(from + at, { waitUntil: "load" });
      await tab.waitForSelector(ready);
      await act(tab);
      assert.deepEqual(wrongs, [], `${at} said`);
    } finally {
      await close();
    }
  }

  const metres = text => Number(text.replace(/ ±.*/, "").replace("−", "-").replace(/ c?m$/, "")) * (/ cm( |$)/.test(text.replace(/±.*/, "")) ? 0.01 : 1);
  const reading = async (tab, name) => metres(await tab.textContent(`[data-read="${name}"] b`));
  const at = async (tab, across, down) => {
    const box = await tab.locator(".ground-room .stage-view").boundingBox();
    return [box.x + box.width * across, box.y + box.height * down];
  };

  for (const [name, from] of [["served", () => site.address], ["from disk", () => site.disk]]) {
    test(`the height under the pointer is the formula's, ${name}`, () => visit(async tab => {
      await shows(tab, ".ground-canvas");
      for (const place of [[0.5, 0.5], [0.42, 0.62]]) {
        await tab.mouse.move(...await at(tab, ...place));
        await soon(async () => (await tab.locator('[data-read="up"]').count()) > 0, "a reading");
        await tab.waitForTimeout(200);
        const [east, north, up] = [await reading(tab, "east"), await reading(tab, "north"), await reading(tab, "up")];
        assert.ok(Math.abs(up - groundAt(east, north)) < 0.01, `${up} at ${east}, ${north}; ${groundAt(east, north)}`);
      }

      assert.match(await tab.textContent('[data-read="up"] b'), /± 1\.0 cm/);
      assert.match(await tab.textContent('[data-read="slope"] b'), /^7°$/);
    }, { from: from() }));
  }

  test("the distance between two points is that between their places", () => visit(async tab => {
    await tab.focus(".ground-room");
    await tab.keyboard.press("m");
    const places = [];
    for (const [across, down] of [[0.4, 0.55], [0.6, 0.45]]) {
      await tab.mouse.click(...await at(tab, across, down));
      const place = await soon(async () => {
        const now = (await tab.locator('[data-read="east"]').count()) > 0 ? [await reading(tab, "east"), await reading(tab, "north"), await reading(tab, "up")] : null;
        return now && now[0] !== places[0]?.[0] && now;
      }, "a reading of its own");
      places.push(place);
    }

    const told = metres((await tab.locator(".ground-length b").allTextContents())[0]);
    const [a, b] = places;
    assert.ok(Math.abs(told - Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])) < 0.03, `${told}: ${JSON.stringify(places)}`);
  }));

  test("by keys alone a profile is drawn, its chart holds the ground's heights, and Esc ends it", () => visit(async tab => {
    await tab.focus(".ground-room");
    await tab.keyboard.press("p");
    await tab.keyboard.press("Enter");
    for (const key of ["ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight"]) await tab.keyboard.press(`Shift+${key}`);
    await tab.keyboard.press("Enter");
    await tab.waitForSelector(".ground-profile .curve");
    assert.match(await tab.textContent(".ground-profile .told"), /^0\.\d\d m/);
    assert.ok((await tab.getAttribute(".ground-profile .curve", "d")).length > 500);
    await tab.keyboard.press("Escape");
    await tab.waitForSelector(".ground-profile", { state: "hidden" });
  }));

  test("each look shows another picture, and the Sun's sliders move the light", () => visit(async tab => {
    const seen = [await tab.locator(".ground-canvas").screenshot()];
    for (const look of ["relief", "slope", "error"]) {
      await tab.click(`[data-mode="${look}"]`);
      await soon(async () => {
        const now = await tab.locator(".ground-canvas").screenshot();
        return seen.every(other => !other.equals(now)) && seen.push(now);
      }, `${look} differs from the others`);
      assert.equal(await tab.locator(".ground-ramp").count(), look === "relief" ? 0 : 1);
    }

    await tab.click('[data-mode="relief"]');
    await tab.focus('[name="sun-hour"]');
    await tab.keyboard.press("Home");
    await soon(async () => Number(await tab.inputValue('[name="sun-elevation"]')) < 2, "sunrise stands low");
    await tab.waitForTimeout(300);
    assert.ok(!seen[1].equals(await tab.locator(".ground-canvas").screenshot()), "shadows are longer");
  }));

  test("tiles come as the eye comes closer, in the mesh's place", () => visit(async tab => {
    const asked = [];
    tab.on("request", request => /tile-/.test(request.url()) && asked.push(request.url().replace(/.*\//, "")));
    await tab.focus(".ground-room");
    for (let i = 0; i < 8; i++) await tab.keyboard.press("-");
    await tab.click('[aria-label^="Tiles"]');
    await soon(async () => (await tab.getAttribute(".ground-room", "data-drawn")) === "200", "the root alone, 200 triangles");
    assert.deepEqual(asked, ["tile-0.glb"]);
    await tab.focus(".ground-room");
    for (let i = 0; i < 14; i++) await tab.keyboard.press("+");
    await soon(async () => Number(await tab.getAttribute(".ground-room", "data-drawn")) > 200, "finer tiles");
    assert.ok(asked.length > 1);
    await shows(tab, ".ground-canvas");
  }));

  test("the mark and the credit line stay in sight, also where the ground fills the window", () => visit(async tab => {
    await tab.focus(".ground-room");
    await tab.keyboard.press("f");
    await tab.waitForFunction(() => document.fullscreenElement !== null);
    for (const part of ["figure.viewer > .simulated", "figure.viewer .credit"]) {
      const inside = await tab.locator(part).evaluate(element => {
        const box = element.getBoundingClientRect();
        return document.fullscreenElement.contains(element) && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
      });
      assert.ok(inside, part);
    }
  }));

  test("on a phone a finger turns the ground, a tap measures, and nothing lies over the mark", () => visit(async tab => {
    await shows(tab, ".ground-canvas");
    const before = await tab.locator(".ground-canvas").screenshot();
    const [x, y] = await at(tab, 0.4, 0.5);
    const protocol = await tab.context().newCDPSession(tab);
    const touch = (type, ...points) => protocol.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
    await touch("touchStart", [x, y]);
    for (let i = 1; i < 9; i++) await touch("touchMove", [x + 10 * i, y]);
    await touch("touchEnd");
    await soon(async () => !before.equals(await tab.locator(".ground-canvas").screenshot()), "turned");
    await tab.tap('[aria-label^="Distance"]');
    await tab.touchscreen.tap(x, y);
    await tab.waitForSelector(".ground-length:not([hidden])");
    const over = await tab.evaluate(() => {
      const box = document.querySelector("figure.viewer > .simulated").getBoundingClientRect();
      return [...document.querySelectorAll(".readout span, .scalebar, .stage-tools")].filter(other => {
        const its = other.getBoundingClientRect();
        return its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
      }).map(other => other.className);
    });
    assert.deepEqual(over, []);
  }, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }));

  test("without WebGL the drawings stand there, and a line says why", () => visit(async tab => {
    assert.match(await tab.textContent(".stage-note"), /WebGL/);
    await shows(tab, "#viewer", 20);
    assert.equal(await tab.locator('[data-mode="slope"]').count(), 1);
  }, {
    ready: "#viewer.covered", prepare: () => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : get.call(this, kind, ...rest);
      };
    },
  }));

  test("the product's drawings lie behind a button, and the way back leads to the ground", () => visit(async tab => {
    await tab.click('[aria-label="The product’s drawings"]');
    await tab.waitForSelector(".ground-sheets.covered");
    await tab.click('[aria-label="Back to the ground"]');
    await tab.waitForSelector(".ground-room:not([hidden])");
  }));

  const again = { at: "products/compare/pcam-0001-c-0002/index.html", ready: "#viewer.covered" };
  test("two times are seen in turn, by themselves and by a key, and behind a line that keys move", () => visit(async tab => {
    await tab.click('[data-mode="blink"]');
    const told = () => tab.textContent(".stage-note");
    await soon(async () => /^later/.test(await told()), "the later one");
    await soon(async () => /^earlier/.test(await told()), "the earlier one in turn");
    await tab.focus("#viewer");
    await tab.keyboard.press("b");
    const still = await told();
    await tab.waitForTimeout(1200);
    assert.equal(await told(), still, "by hand now");
    await tab.click('[data-mode="curtain"]');
    await tab.focus(".curtain input");
    await tab.keyboard.press("ArrowLeft");
    assert.equal(await tab.inputValue(".curtain input"), "499");
    await tab.click('[data-mode="difference"]');
    await tab.waitForSelector(".curtain", { state: "hidden" });
  }, again));

  test("where less motion is wanted, nothing blinks by itself", () => visit(async tab => {
    await tab.click('[data-mode="blink"]');
    await soon(async () => /^later/.test(await tab.textContent(".stage-note")), "the later one");
    await tab.waitForTimeout(1500);
    assert.match(await tab.textContent(".stage-note"), /^later/);
    await tab.focus("#viewer");
    await tab.keyboard.press("b");
    await soon(async () => /^earlier/.test(await tab.textContent(".stage-note")), "the earlier one at the reader's wish");
  }, { ...again, reducedMotion: "reduce" }));

  test("three.js is on pages of ground and of panoramas alone", async () => {
    for (const [at, ready] of [["products/picture/first/index.html", "#viewer.covered"], ["index.html", "main"]]) {
      await visit(async tab => assert.deepEqual(await tab.evaluate(() => [...document.scripts].filter(script => /terrain|panorama/.test(script.src)).length), 0), { at, ready });
    }
  });
});
