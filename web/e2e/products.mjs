// A handful of small products, one at least of every kind of page, in the form that the recipes write.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { glb } from "./meshes.mjs";
import { png, tiff } from "./pictures.mjs";

/** What a label could say to harm a page. */
export const hostileTitle = `Chang’e-4 · </title><script>window.harmed=1</script><img src=x onerror="window.harmed=1"> · 'frame' 9`;

/** Linear samples of the frame "first": known at every pixel. */
export const linearAt = (x, y, c) => (x * 64 + y * 16 + c * 1000) & 0xffff;

/** Of the frame "first" before its repair. */
export const brokenColumn = 200;

/** Shades of the map, 1–255. */
export const shadeAt = (x, y) => 1 + ((x * 7 + y * 13 + ((x >> 6) ^ (y >> 6)) * 31) % 255);

/** The ring's panorama: which of its four frames a pixel came from (0 none). */
export const sourceAt = (x, y) => (y < 8 ? 0 : 1 + Math.floor(x / 900));

export function writeProducts(root) {
  const write = writer(root);
  frames(write);
  bigFrame(write);
  ring(write);
  stereo(write);
  map(write);
  track(write);
  const film = makeFilm(root);
  if (film) landingFilm(write, film);
  section(write);
  ground(write);
  lookingAgain(write);
  write("geometry", "pcam-0001-c", { title: "Chang’e-4 · Panoramic Camera · sequence 0001 · camera geometry", time: "2019-01-04T05:00:00.000Z", files: { "geometry.json": ["data", Buffer.from("{}")] } });
  return { hasFilm: film !== null };
}

/** A writer of products: product.json, and files as [role, bytes, width, height]. */
function writer(root) {
  return (recipe, id, product) => {
    const folder = join(root, recipe, id);
    mkdirSync(folder, { recursive: true });
    const files = Object.entries(product.files).map(([name, [role, bytes, width, height]]) => {
      writeFileSync(join(folder, name), bytes);
      return { name, role, width: width ?? null, height: height ?? null, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    });
    const { instrument = "PCAM", mode = "C", eye = "", sequence = "0001", index = null } = product;
    writeFileSync(join(folder, "product.json"), JSON.stringify({
      format: "farside-product/1", recipe, version: 1, id, title: product.title, simulated: true, credit: "SIMULATED by Farside: no CNSA / CLEP / GRAS data", licence: "free",
      observation: { mission: "ce4", instrument, mode, eye, sequence, index, start: product.time, stop: product.time, level: "2B", verified: true },
      options: product.options ?? {}, inputs: (product.inputs ?? []).map(input => ({ id: input, bytes: 1, sha256: "0".repeat(64) })), cites: product.cites ?? [],
      repairs: product.repairs ?? [], quality: product.quality ?? [], facts: product.facts ?? [], files, run: { made: "2026-01-01T00:00:00Z", farside: "0", commit: "0" },
    }));
  };
}

/** A made-up ground: soil, a few craters. */
const soil = (x, y, seed = 0) => {
  const wave = Math.sin(x / 23 + seed) * Math.cos(y / 17 - seed) + Math.sin((x + y) / 61) + Math.sin(x / 3.1) * 0.25;
  return Math.max(4, Math.min(250, Math.round(128 + 46 * wave)));
};

const grey = (width, height, seed) => png(width, height, 1, 8, (x, y) => soil(x, y, seed));

function frames(write) {
  write("picture", "first", {
    title: "Chang’e-4 · Panoramic Camera, colour · left eye · sequence 0001 · frame 0", eye: "L", index: 0, time: "2019-01-04T04:15:00.000Z", inputs: ["first"],
    facts: [{ name: "Linear file", value: "16 bits = 64 × data numbers above the pedestal; no white balance, no stretch" }, { name: "Taken", value: "2019-01-04T04:15:00.000Z" }],
    quality: [{ name: "samples at zero", value: 0.5, unit: "%" }],
    repairs: [{ rule: "none-means-nothing", element: "Reference_List", found: "None", used: "no value", source: "every real label" }],
    files: {
      "picture.png": ["display", png(640, 480, 3, 8, (x, y, c) => (c === 2 ? soil(x, y) * 0.8 : soil(x, y)) | 0), 640, 480],
      "linear.png": ["linear", png(640, 480, 3, 16, linearAt), 640, 480],
      // A bright column stood there before the repair.
      "before.png": ["before", png(640, 480, 3, 8, (x, y, c) => (x === brokenColumn ? 255 : (c === 2 ? soil(x, y) * 0.8 : soil(x, y)) | 0)), 640, 480],
      "thumbnail.png": ["thumbnail", grey(320, 240, 0), 320, 240],
    },
  });
  for (let i = 1; i < 24; i++) {
    const title = i === 9 ? hostileTitle : `Chang’e-4 · Panoramic Camera · right eye · sequence 0002 · frame ${i}`;
    write("picture", `frame-${String(i).padStart(2, "0")}`, {
      title, eye: i % 2 ? "R" : "L", mode: i % 3 ? "C" : "Q", sequence: "0002", index: i, time: new Date(Date.UTC(2019, 0, 5, 0, i * 7)).toISOString(),
      facts: i === 9 ? [{ name: "<b>name</b>", value: "\"><script>window.harmed=1</script>" }] : [],
      files: { "picture.png": ["display", grey(320, 240, i), 320, 240], "thumbnail.png": ["thumbnail", grey(160, 120, i), 160, 120] },
    });
  }
}

function bigFrame(write) {
  write("picture", "large", {
    title: "Chang’e-4 · Panoramic Camera · sequence 0003 · frame 0", sequence: "0003", index: 0, time: "2019-01-06T00:00:00.000Z",
    files: { "picture.png": ["display", grey(2900, 2100, 3), 2900, 2100], "thumbnail.png": ["thumbnail", grey(290, 210, 3), 290, 210] },
  });
}

function ring(write) {
  const [width, height] = [3600, 240];
  const pixelsPerRadian = width / (2 * Math.PI);
  const names = ["first", "frame-01", "frame-02", "frame-03"];
  const ringOf = k => [[k * 90, -4], [k * 90 + 90, -4], [k * 90 + 90, 15], [k * 90, 15], [k * 90, -4]];
  write("panorama", "ring", {
    title: "Chang’e-4 · Panoramic Camera · sequence 0001 · panorama", time: "2019-01-04T06:00:00.000Z", options: { projection: "Equirectangular" },
    files: {
      "panorama.png": ["display", png(width, height, 3, 8, (x, y) => (y < 8 ? 0 : soil(x, y, 1))), width, height],
      "sources.png": ["data", png(width, height, 1, 16, sourceAt), width, height],
      "panorama.json": ["data", Buffer.from(JSON.stringify({
        format: "farside-panorama/1", simulated: true, projection: { kind: "equirectangular", width, height, pixelsPerRadian, firstAzimuthDeg: 0, horizonRow: 160 },
        eyeM: [3, 4, 1.8], views: names.map(id => ({ id })),
      }))],
      "footprints-sky.geojson": ["data", Buffer.from(JSON.stringify({
        type: "FeatureCollection", features: names.map((view, k) => ({ type: "Feature", properties: { view }, geometry: { type: "Polygon", coordinates: [ringOf(k)] } })),
      }))],
      // Each frame shows a sector of ground from 2 to 10 m about the camera, at (3, 4).
      "footprints-ground.geojson": ["data", Buffer.from(JSON.stringify({
        type: "FeatureCollection", features: names.map((view, k) => ({ type: "Feature", properties: { view }, geometry: { type: "Polygon", coordinates: [sector(k)] } })),
      }))],
      "thumbnail.png": ["thumbnail", grey(480, 32, 1), 480, 32],
    },
  });
}

const sector = k => [[2, 0], [10, 0], [10, 90], [2, 90], [2, 0]].map(([range, azimuth]) => [3 + range * Math.sin(((k * 90 + azimuth) * Math.PI) / 180), 4 + range * Math.cos(((k * 90 + azimuth) * Math.PI) / 180)]);

function stereo(write) {
  const eye = shift => png(480, 320, 3, 8, (x, y) => soil(x + shift, y));
  write("anaglyph", "pair", {
    title: "Chang’e-4 · Panoramic Camera, colour · sequence 0001 · look 0 · anaglyph", time: "2019-01-04T04:16:00.000Z", inputs: ["first"],
    files: {
      "anaglyph.png": ["display", png(480, 320, 3, 8, (x, y, c) => soil(x + (c === 0 ? 0 : 9), y)), 480, 320],
      "left.png": ["display", eye(0), 480, 320], "right.png": ["display", eye(9), 480, 320],
      "cross-eyed.png": ["display", png(970, 320, 3, 8, (x, y) => (x < 480 ? soil(x + 9, y) : x < 490 ? 0 : soil(x - 490, y))), 970, 320],
      "thumbnail.png": ["thumbnail", grey(240, 160, 2), 240, 160],
    },
  });
}

function map(write) {
  const [width, height] = [2600, 2100];
  write("descent-map", "lcam-0001", {
    title: "Chang’e-4 · Landing Camera · map of the landing place", instrument: "LCAM", mode: "1", time: "2019-01-03T02:20:18.000Z",
    files: {
      "map.tif": ["display", tiff(width, height, { bits: 8, predictor: 2, metresPerPixel: 0.5, west: -650, north: 525 }, shadeAt), width, height],
      "whole.png": ["display", grey(520, 420, 5), 520, 420],
      "thumbnail.png": ["thumbnail", grey(260, 210, 5), 260, 210],
    },
  });
}

const fall = t => 8000 * (1 - t / 30) ** 2;

function track(write) {
  const rows = Array.from({ length: 61 }, (_, i) => i / 2);
  const csv = ["# SIMULATED", "frame,seconds,east_m,north_m,up_m,height_m,sigma_height_m,descent_m_s,horizontal_m_s",
    ...rows.map(t => `f${t},${t},${(300 - 10 * t).toFixed(2)},${(900 - 30 * t).toFixed(2)},${fall(t).toFixed(2)},${fall(t).toFixed(2)},${(fall(t) * 0.1).toFixed(2)},${(533 * (1 - t / 30)).toFixed(2)},12`)].join("\n");
  write("descent-track", "lcam-0001", {
    title: "Chang’e-4 · Landing Camera · descent track", instrument: "LCAM", mode: "1", time: "2019-01-03T02:20:09.000Z",
    files: { "descent.png": ["display", grey(600, 500, 6), 600, 500], "track.csv": ["table", Buffer.from(csv)], "thumbnail.png": ["thumbnail", grey(240, 200, 6), 240, 200] },
  });
}

/** Null where there is no ffmpeg: the film's page is then left out. */
function makeFilm(root) {
  const file = join(root, ".film.mp4");
  try {
    mkdirSync(root, { recursive: true });
    execFileSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=15:duration=6", "-pix_fmt", "yuv420p", file], { stdio: "ignore" });
    return statSync(file).size > 0 ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

function landingFilm(write, film) {
  const rows = Array.from({ length: 90 }, (_, i) => i / 15);
  const csv = ["picture,film_s,descent_s,utc,kind", ...rows.map((s, i) => `${i},${s.toFixed(3)},${(s * 5).toFixed(3)},2019-01-03T02:20:${String(9 + Math.floor(s * 5)).padStart(2, "0")}.000Z,taken`)].join("\n");
  write("landing-film", "lcam-0001", {
    title: "Chang’e-4 · Landing Camera · landing film", instrument: "LCAM", mode: "1", time: "2019-01-03T02:20:10.000Z",
    cites: [{ recipe: "descent-track", id: "lcam-0001", version: 1, sha256: "0".repeat(64) }],
    files: {
      "real-time.mp4": ["film", film, 320, 180], "stabilised.mp4": ["film", film, 320, 180], "poster.png": ["display", grey(320, 180, 7), 320, 180],
      "captions.vtt": ["subtitles", Buffer.from("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nSIMULATED\n")],
      "pictures.csv": ["table", Buffer.from(csv)], "thumbnail.png": ["thumbnail", grey(320, 180, 7), 320, 180],
    },
  });
}

/** The least of SEG-Y that is read: IEEE floats, 312.5 ps written as picoseconds. */
function segY(samples, traces, echo) {
  const bytes = Buffer.alloc(3600 + traces * (240 + 4 * samples));
  bytes.writeInt16BE(312, 3216);
  bytes.writeInt16BE(samples, 3220);
  bytes.writeInt16BE(5, 3224);
  for (let t = 0; t < traces; t++) for (let s = 0; s < samples; s++) bytes.writeFloatBE(echo(s, t), 3600 + t * (240 + 4 * samples) + 240 + 4 * s);
  return bytes;
}

/** Echoes: a reflector at sample 200 + 40 sin, falling noise. */
function section(write) {
  const [samples, traces] = [512, 300];
  const echo = (sample, trace) => Math.exp(-sample / 120) * 400 * Math.sin(sample / 3) + (Math.abs(sample - (200 + 40 * Math.sin(trace / 40))) < 4 ? 60 : 0);
  const csv = ["trace,utc,east_m,north_m,up_m,moving", ...Array.from({ length: traces }, (_, t) => `${t},${new Date(Date.UTC(2019, 0, 9, 20, 48, t)).toISOString()},${(t * 0.05).toFixed(2)},${(t * 0.02).toFixed(2)},0,1`)].join("\n");
  const profile = ["trace,along_m,utc,east_m,north_m,up_m", ...Array.from({ length: traces }, (_, t) => `${t},${(t * 0.05).toFixed(3)},${new Date(Date.UTC(2019, 0, 9, 20, 48, t)).toISOString()},${(t * 0.05).toFixed(2)},${(t * 0.02).toFixed(2)},${Math.sin(t / 50).toFixed(3)}`)].join("\n");
  const layer = { kind: "layer", layer: 1, twoWayNs: 62.5, twoWaySigmaNs: 0.6, depthM: 5, depthSigmaM: 0.1, signalToNoiseDb: 6, alongM: [0, 7, 14.9], pointsNs: [62.5, 70, 62.5] };
  const layers = { type: "FeatureCollection", features: [{ type: "Feature", geometry: { type: "LineString", coordinates: [[177.6, -45.4], [177.61, -45.4]] }, properties: layer }] };
  write("radargram", "lpr-2a", {
    title: "Chang’e-4 · Lunar Penetrating Radar, channel 2A (500 MHz) · sequence 0001", instrument: "LPR", mode: "2A", time: "2019-01-09T20:48:00.000Z",
    facts: [{ name: "Sampling interval", value: "0.312500 ns" }, { name: "Shown", value: "150 of 160 ns; below it lies noise alone" }],
    files: {
      "profile.sgy": ["data", segY(samples, traces, echo), samples, traces], "migrated.sgy": ["data", segY(samples, traces, echo), samples, traces],
      "profile.csv": ["table", Buffer.from(profile)], "layers.csv": ["table", Buffer.from("layer,trace\n1,0\n")], "layers-label.geojson": ["data", Buffer.from(JSON.stringify(layers))],
      "section.tif": ["data", tiff(samples, traces, { bits: 32, format: 3, predictor: 3 }, echo), samples, traces],
      "traces.csv": ["table", Buffer.from(csv)], "radargram.png": ["display", grey(600, 400, 8), 600, 400], "thumbnail.png": ["thumbnail", grey(240, 160, 8), 240, 160],
    },
  });
}

/** A made-up ground about (0, 0), 20 m wide: metres above the origin. */
export const groundAt = (east, north) => 0.3 * Math.sin(east / 2) * Math.cos(north / 3);

const groundSigmaM = 0.01;

function ground(write) {
  const cell = { bits: 32, format: 3, metresPerPixel: 0.1, west: -10, north: 10 };
  const tile = (west, north, side, step) => glb(west, north, side, step, groundAt, png(64, 64, 3, 8, (x, y) => soil(x * 4 + west * 9, y * 4 - north * 9)));
  const box = (east, north, half) => ({ box: [east, north, 0, half, 0, 0, 0, half, 0, 0, 0, 0.4] });
  const children = [[-10, 10], [0, 10], [-10, 0], [0, 0]].map(([west, north], i) => ({ boundingVolume: box(west + 5, north - 5, 5), geometricError: 0.005, content: { uri: `tile-1-${i}.glb` } }));
  const tileset = { asset: { version: "1.1" }, geometricError: 1, root: { boundingVolume: box(0, 0, 10), geometricError: 0.12, refine: "REPLACE", content: { uri: "tile-0.glb" }, children } };
  write("terrain", "pcam-0001-c", {
    title: "Chang’e-4 · Panoramic Camera, colour · sequence 0001 · terrain", time: "2019-01-04T04:15:00.000Z",
    files: {
      "relief.png": ["display", grey(480, 400, 9), 480, 400], "slope.png": ["display", grey(480, 400, 10), 480, 400],
      "dem-10cm.tif": ["data", tiff(200, 200, { ...cell, channels: 3 }, (x, y, c) => (c === 0 ? groundAt(-9.95 + x * 0.1, 9.95 - y * 0.1) : c === 1 ? groundSigmaM : 9)), 200, 200],
      "slope-10cm.tif": ["data", tiff(200, 200, { ...cell, channels: 2 }, (x, y, c) => (c === 0 ? 7 : 0.01)), 200, 200],
      "mesh.glb": ["data", tile(-10, 10, 20, 0.25)], "tileset.json": ["data", Buffer.from(JSON.stringify(tileset))], "tile-0.glb": ["data", tile(-10, 10, 20, 2)],
      ...Object.fromEntries(children.map((child, i) => [child.content.uri, ["data", tile([-10, 0][i % 2], i < 2 ? 10 : 0, 10, 0.5)]])),
      "thumbnail.png": ["thumbnail", grey(240, 200, 9), 240, 200],
    },
  });
}

/** The same soil twice, the second time a stone's shadow elsewhere. */
function lookingAgain(write) {
  const scene = shadow => png(480, 320, 1, 8, (x, y) => (Math.hypot(x - shadow, y - 160) < 18 ? 8 : soil(x, y, 4)));
  write("compare", "pcam-0001-c-0002", {
    title: "Chang’e-4 · Panoramic Camera, colour · sequences 0001 and 0002 · looking again", sequence: "0002", time: "2019-01-04T08:45:00.000Z",
    quality: [{ name: "held-out ties, apart RMS", value: 0.12, unit: "px" }],
    files: {
      "later.png": ["display", scene(300), 480, 320], "earlier.png": ["display", scene(180), 480, 320], "difference.png": ["display", png(480, 320, 3, 8, (x, y, c) => 40 + 60 * c), 480, 320],
      "thumbnail.png": ["thumbnail", grey(240, 160, 4), 240, 160],
    },
  });
}
