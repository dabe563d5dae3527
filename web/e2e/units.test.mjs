// Mathematics and readers, judged by construction: files of another writer, projections and their inverses, known places.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { png, tiff } from "./pictures.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../node_modules/.farside/units");
let units;

before(async () => {
  globalThis.document = { documentElement: { dataset: {} } };
  await build({
    root: here, configFile: false, logLevel: "error", publicDir: false,
    plugins: [{ name: "strings", resolveId: id => (id === "virtual:strings" ? "\0s" : null), load: id => (id === "\0s" ? "export default {}" : null) }],
    build: { outDir: out, emptyOutDir: true, minify: false, target: "es2022", lib: { entry: join(here, "units.entry.ts"), formats: ["es"], fileName: () => "units.mjs" } },
  });
  units = await import(pathToFileURL(join(out, "units.mjs")).href);
});

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

for (const sky of [
  { projection: "equirectangular", firstAzimuthDeg: 200, pixelsPerRadian: 500, horizonRow: 120 },
  { projection: "cylindrical", firstAzimuthDeg: 350, pixelsPerRadian: 400, horizonRow: 80 },
  { projection: "azimuthal", pixelsPerRadian: 150, upAzimuthDeg: 30, mostFromNadirDeg: 120 },
]) {
  test(`a pixel of the ${sky.projection} projection looks into the sky and comes back to itself`, () => {
    for (const at of [{ column: 10, row: 20 }, { column: 300.25, row: 111 }, { column: 399, row: 5 }]) {
      const back = units.toPixel(sky, units.toSky(sky, at, 400, 300), 400, 300);
      near(back.column, at.column, 1e-6);
      near(back.row, at.row, 1e-6);
    }
  });
}

test("a frame camera that looks north sees north in its principal point, and a pixel right of it lies east of north", () => {
  // Columns of the rotation are the camera's X (east), Y (up) and Z (backwards: south) in east, north, up.
  const sky = { projection: "perspective", focalLengthPx: 1000, principalColumn: 500, principalRow: 400, rotation: [1, 0, 0, 0, 0, -1, 0, 1, 0] };
  const middle = units.toSky(sky, { column: 500, row: 400 }, 1000, 800);
  near(middle.azimuthDeg, 0);
  near(middle.elevationDeg, 0);
  near(units.toSky(sky, { column: 1500, row: 400 }, 1000, 800).azimuthDeg, 45, 1e-9);
  near(units.toSky(sky, { column: 500, row: -600 }, 1000, 800).elevationDeg, 45, 1e-9);
});

test("distortion that was put on by Brown's model is taken off again", () => {
  const [k1, k2, p1, p2] = [-0.1, 0.02, 0.001, -0.0007];
  const [x, y] = [0.21, -0.17];
  const s = x * x + y * y;
  const radial = 1 + k1 * s + k2 * s * s;
  const xd = x * radial + 2 * p1 * x * y + p2 * (s + 2 * x * x);
  const yd = y * radial + p1 * (s + 2 * y * y) + 2 * p2 * x * y;
  const sky = { projection: "perspective", focalLengthPx: 1000, principalColumn: 0, principalRow: 0, k1, k2, p1, p2, rotation: [1, 0, 0, 0, 0, -1, 0, 1, 0] };
  const seen = units.toSky(sky, { column: xd * 1000, row: yd * 1000 }, 1, 1);
  near(seen.azimuthDeg, (Math.atan2(x, 1) * 180) / Math.PI, 1e-7);
  near(seen.elevationDeg, (Math.atan2(-y, Math.hypot(x, 1)) * 180) / Math.PI, 1e-7);
});

for (const [channels, bits] of [[1, 8], [1, 16], [3, 8], [3, 16], [4, 8], [2, 16]]) {
  test(`a PNG of ${channels} × ${bits} bits gives back every sample`, async () => {
    const at = (x, y, c) => (x * 37 + y * 101 + c * 13) % (bits === 8 ? 256 : 65536);
    const file = png(33, 17, channels, bits, at);
    const samples = await units.decodePng(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
    for (let y = 0; y < 17; y++) for (let x = 0; x < 33; x++) for (let c = 0; c < channels; c++) assert.equal(samples.at(x, y, c), at(x, y, c));
  });
}

for (const options of [{ bits: 8, predictor: 1 }, { bits: 8, predictor: 2 }, { bits: 16, predictor: 2 }, { bits: 32, format: 3, predictor: 3 }, { bits: 32, format: 3, predictor: 1, deflate: false }]) {
  test(`a TIFF of ${options.bits} bits with predictor ${options.predictor} gives single samples, read by ranges of its blocks alone`, async () => {
    const at = (x, y) => (options.format === 3 ? Math.fround(x / 7 - y * 3.25) : (x * 91 + y * 7) % 2 ** options.bits);
    const file = tiff(150, 200, options, at);
    let read = 0;
    const reader = await units.TiffReader.open(async (from, to) => {
      read += Math.min(file.length, to) - from;
      return file.buffer.slice(file.byteOffset + from, file.byteOffset + Math.min(file.length, to));
    });
    for (const [x, y] of [[0, 0], [149, 0], [3, 63], [80, 64], [149, 199]]) assert.deepEqual(await reader.at(x, y), [at(x, y)]);
    assert.ok(read < file.length + 70_000);
  });
}

test("search tokens fold case and marks, and every letter outside ASCII stands alone", () => {
  assert.deepEqual(units.tokens("Chang’e-4 · Kármán 月面"), ["chang", "e", "4", "karman", "月", "面"]);
  assert.equal(units.bucketOf("karman"), "ka");
  assert.equal(units.bucketOf("月"), "u6708");
});

test("a postings list is differences in base 36, runs counted in base 36", () => {
  assert.deepEqual(units.postings("1,1,3"), [0, 1, 4]);
  assert.deepEqual(units.postings("a"), [9]);
  assert.deepEqual(units.postings("1*4,2"), [0, 1, 2, 3, 5]);
  assert.deepEqual(units.postings("1*12").length, 38);
});

test("the gallery's state survives its address, and what it does not know is left out", () => {
  const state = { ...units.emptyState(), q: "yutu & foil", days: [1, 3], from: "2019-01-04", sunMin: 10, sort: "best" };
  state.facets.kind = ["panorama", "a,b"];
  assert.deepEqual(units.parseState(units.formatState(state)), state);
  assert.deepEqual(units.parseState("#day=x&sort=evil&from=nonsense&unknown=1&sunMin=abc"), units.emptyState());
});

test("rows fill the width, keep their shape and lose no picture", () => {
  const ratios = Array.from({ length: 500 }, (_, i) => 0.7 + ((i * 37) % 100) / 40);
  const rows = units.layRows(500, i => ratios[i], { width: 1200, target: 200, gap: 6, below: 0, headingHeight: 60, startsGroup: i => i === 0 || i === 200 });
  assert.equal(rows.first[rows.count], 500);
  for (let r = 0; r < rows.count; r++) {
    if (rows.isHeading[r]) continue;
    const [from, to] = [rows.first[r], rows.first[r + 1]];
    const width = ratios.slice(from, to).reduce((sum, ratio) => sum + ratio * rows.height[r], 0) + 6 * (to - from - 1);
    const isLast = to === 500 || to === 200;
    if (isLast) assert.ok(width <= 1200.01);
    else near(width, 1200, 0.01);
    assert.ok(rows.height[r] > 100 && rows.height[r] < 320);
  }

  for (const place of [0, 1, 199, 200, 201, 499]) {
    const row = units.rowOf(rows, place);
    assert.ok(rows.first[row] <= place && place < rows.first[row + 1] && !rows.isHeading[row]);
    assert.equal(units.rowAt(rows, rows.top[row] + 1), row);
  }
});

test("a degree of latitude on the Moon is 30.3 km, and the origin is itself", () => {
  const origin = { lonDeg: 177.5991, latDeg: -45.4446 };
  assert.deepEqual(units.toMoon(0, 0, origin, 1737400), origin);
  const north = units.toMoon(0, 1737400 * Math.sin(Math.PI / 180), origin, 1737400);
  near(north.latDeg, -44.4446, 1e-9);
  near(north.lonDeg, 177.5991, 1e-9);
  const east = units.toMoon(1000, 0, origin, 1737400);
  near((east.lonDeg - 177.5991) * Math.cos((45.4446 * Math.PI) / 180) * ((Math.PI / 180) * 1737400), 1000, 0.01);
  assert.equal(units.toMoon(2e6, 0, origin, 1737400), null);
});

test("a section's window never leaves the section", () => {
  const seen = new units.SectionWindow(300, 500);
  seen.zoom(4, 0, 0);
  assert.deepEqual([seen.t0, seen.t1, seen.s0, seen.s1], [0, 75, 0, 125]);
  seen.pan(10, 10);
  assert.deepEqual([seen.t0, seen.t1, seen.s0, seen.s1], [225, 300, 375, 500]);
  seen.zoom(1 / 100, 1, 1);
  assert.deepEqual([seen.t0, seen.t1, seen.s0, seen.s1], [0, 300, 0, 500]);
});

test("lengths and ticks are round numbers", () => {
  assert.equal(units.niceLength(140), 100);
  assert.equal(units.niceLength(0.55), 0.5);
  assert.equal(units.niceLength(2900), 2000);
  assert.deepEqual(units.ticks(0, 100, 5), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(units.ticks(0.1, 0.35, 5), [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
});
