// Ground in the browser, judged by construction: planes, walls and waves whose heights, shadows and distances are formulas.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { glb } from "./meshes.mjs";
import { png } from "./pictures.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../node_modules/.farside/ground");
const { floor } = Math;
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

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b} within ${by}`);

/** A grid of n by n cells about (0, 0) in the form of heights.js; NaN where there is no ground. */
function level(n, pixelM, height, sigmaCode = 50, slopeCode = 10) {
  const [stepM, leastM] = [1e-4, -3];
  const bytes = new Uint8Array(4 * n * n).fill(sigmaCode, 2 * n * n, 3 * n * n).fill(slopeCode, 3 * n * n);
  const [westM, northM] = [(-(n - 1) / 2) * pixelM, ((n - 1) / 2) * pixelM];
  let before = 0;
  for (let i = 0; i < n * n; i++) {
    const value = height(westM + (i % n) * pixelM, northM - floor(i / n) * pixelM);
    const code = Number.isNaN(value) ? 0 : 1 + Math.round((value - leastM) / stepM);
    const difference = (code - before) & 0xffff;
    before = code;
    [bytes[i], bytes[n * n + i]] = [difference >> 8, difference & 255];
  }

  return new units.Level({ westM, northM, pixelM, width: n, height: n, leastM, stepM }, bytes);
}

test("a mesh of another writer is read with its place, its triangles and its picture", () => {
  const picture = png(4, 4, 3, 8, () => 7);
  const [part] = units.readGlb(new Uint8Array(glb(12, 34, 8, 1, (east, north) => east + 2 * north, picture)));
  assert.equal(part.indices.length, 3 * 2 * 64);
  assert.deepEqual([...part.picture.bytes], [...picture]);
  for (let i = 0; i < part.positions.length; i += 3) near(part.positions[i + 1], part.positions[i] - 2 * part.positions[i + 2], 1e-4);
  const square = units.squareOf(part);
  near(square.westM, 12, 1e-5);
  near(square.northM, 34, 1e-5);
  near(square.sideM, 8, 1e-5);
});

test("what is no binary glTF, or ends before its numbers do, is refused", () => {
  const file = new Uint8Array(glb(0, 0, 4, 1, () => 0, Buffer.from("")));
  assert.throws(() => units.readGlb(new Uint8Array(40)));
  assert.throws(() => units.readGlb(file.slice(0, file.length - 400)));
});

test("between cells the ground is that of the plane they lie on, and the finest cells that know a place tell it", () => {
  const plane = (east, north) => 0.2 * east - 0.1 * north;
  const ground = new units.Heights([level(21, 0.1, plane, 30), level(41, 0.5, () => 1, 90)]);
  for (const [east, north] of [[0.033, -0.41], [-0.77, 0.52]]) near(ground.heightAt(east, north), plane(east, north), 1e-4);
  assert.equal(ground.spot(0.3, 0.3).pixelM, 0.1);
  near(ground.spot(0.3, 0.3).sigmaM, units.sigmaOf(30));
  assert.equal(ground.spot(5, 5).pixelM, 0.5);
  assert.equal(ground.spot(50, 0), null);
});

test("codes of errors come back within three parts in a hundred, from a millimetre to metres", () => {
  for (const sigma of [0.001, 0.0123, 0.4, 3]) near(units.sigmaOf(Math.round(units.codeOfSigma(sigma))) / sigma, 1, 0.03);
});

test("a ray meets a slope where the formula does, and looks through a hole to the ground behind", () => {
  const plane = (east, north) => 0.1 * north;
  const solid = new units.Heights([level(401, 0.1, plane)]);
  const way = [0, Math.cos(0.3), -Math.sin(0.3)];
  const t = 2 / (Math.sin(0.3) + 0.1 * Math.cos(0.3));
  const [, north, up] = solid.hit([0, 0, 2], way);
  near(north, t * Math.cos(0.3), 0.01);
  near(up, 0.1 * north, 0.01);
  const holed = new units.Heights([level(401, 0.1, (east, at) => (at > north - 1 && at < north + 1 ? NaN : plane(east, at)))]);
  assert.equal(holed.hit([0, 0, 2], way), null, "beyond the hole the ray is far below the ground");
  assert.equal(solid.hit([0, 0, 2], [0, 0, 1]), null, "the sky has no ground");
});

for (const azimuthDeg of [0, 57, 90, 180, 213, 270, 315]) {
  test(`a pillar's shadow under a Sun from ${azimuthDeg}° is as long as its height over the tangent, and falls away from the Sun`, () => {
    const ground = new units.Heights([level(201, 0.1, (east, north) => (Math.hypot(east, north) < 0.45 ? 1 : 0))]);
    const patch = new units.Patch(ground, { westM: -10, northM: 10, sideM: 20 }, 200);
    units.castShadows(patch, azimuthDeg, 20, null);
    const a = (azimuthDeg * Math.PI) / 180;
    const lit = (awayM, asideM = 0) => {
      const [east, north] = [-Math.sin(a) * awayM + Math.cos(a) * asideM, -Math.cos(a) * awayM - Math.sin(a) * asideM];
      return patch.sunlit[floor((10 - north) / 0.1) * 200 + floor((east + 10) / 0.1)];
    };
    const lengthM = 1 / Math.tan((20 * Math.PI) / 180);
    assert.equal(lit(1.2), 0);
    assert.equal(lit(lengthM - 0.5), 0);
    assert.equal(lit(lengthM + 1.1), 255);
    assert.equal(lit(-1.2), 255);
    assert.equal(lit(1.5, 1.2), 255);
  });
}

test("a wide square's shadows reach into the fine one within it, and holes cast none", () => {
  const wall = new units.Heights([level(401, 0.1, (east, north) => (Math.abs(north - 6) < 0.3 ? 2 : Math.abs(north) < 0.2 ? NaN : 0))]);
  const wide = new units.Patch(wall, { westM: -20, northM: 20, sideM: 40 }, 400);
  const fine = new units.Patch(wall, { westM: -2, northM: 2, sideM: 4 }, 100);
  units.castShadows(wide, 0, 15, null);
  units.castShadows(fine, 0, 15, wide);
  const row = north => fine.sunlit[floor((2 - north) / 0.04) * 100 + 50];
  assert.equal(row(1.5), 0, "2 m / tan 15° reach 7.5 m south of the wall");
  assert.equal(row(-1.0), 0);
  assert.equal(row(-1.9), 255);
});

const leaf = (uri, errorM) => ({ uri, errorM, middle: [0, 0, 0], radiusM: 1, children: [] });

test("a tile stays until all of its children in sight are there, and the screen's error decides", () => {
  const children = [leaf("a", 0.01), leaf("b", 0.01)];
  const root = { ...leaf("root", 0.1), children };
  const eye = { at: [0, 0, 11], pixelsAtAMetre: 1000, sees: () => true };
  near(units.screenError(root, eye), 10);
  const names = list => list.map(tile => tile.uri);
  const seen = (here, mostPx) => {
    const { drawn, wanted } = units.choose(root, eye, mostPx, tile => here.includes(tile.uri));
    return [names(drawn), names(wanted)];
  };
  assert.deepEqual(seen([], 2), [[], ["root"]]);
  assert.deepEqual(seen(["root", "a"], 2), [["root"], ["b"]]);
  assert.deepEqual(seen(["root", "a", "b"], 2), [["a", "b"], []]);
  assert.deepEqual(seen(["root", "a", "b"], 12), [["root"], []]);
});

test("a tileset's boxes stand in the mesh's axes, and tiles from elsewhere are not asked for", () => {
  const box = { box: [1, 2, 3, 4, 0, 0, 0, 5, 0, 0, 0, 6] };
  const tile = units.readTileset({ asset: { version: "1.1" }, geometricError: 9, root: { boundingVolume: box, geometricError: 1, content: { uri: "https://elsewhere/x.glb" }, children: [{ boundingVolume: box, geometricError: 0.5, content: { uri: "tile-1.glb" } }] } });
  assert.deepEqual(tile.middle, [1, 3, -2]);
  near(tile.radiusM, Math.hypot(4, 5, 6));
  assert.equal(tile.uri, null);
  assert.equal(tile.children[0].uri, "tile-1.glb");
  assert.throws(() => units.readTileset({ asset: { version: "2.0" }, root: {} }));
});

test("the Sun passes north the short way round between two hours", () => {
  const sun = units.sunAt({ from: 0, to: 1, azimuthDeg: [10, 350], elevationDeg: [40, 42] }, 0.5);
  near(sun.azimuthDeg % 360, 0, 1e-9);
  near(sun.elevationDeg, 41);
});
