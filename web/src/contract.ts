/** What pages and data files promise the scripts: docs/site/data.md, as types. */

export type PageKind = "picture" | "map" | "panorama" | "anaglyph" | "film" | "radargram" | "plot" | "terrain" | "compare" | "facts";

/** A IIIF Image API 3 level 0 tree; `base` ends in a slash. Sizes are the whole picture's. */
export interface Tiles {
  base: string;
  width: number;
  height: number;
  tile: number;
  scales: number[];
}

/** One picture of a product; where `tiles` is there, `src` is a small copy and `width`, `height` are the copy's. */
export interface PageImage {
  role: string;
  label: string;
  src: string;
  width: number;
  height: number;
  alt: string;
  bytes?: number;
  tiles: Tiles | null;
}

/** Numbers under the cursor: sample × scale + offset, in unit. */
export interface Values {
  src: string;
  format: "png" | "tiff";
  role: string;
  width: number;
  height: number;
  bits: number;
  scale: number;
  offset: number;
  unit: string;
  noData: number | null;
  needsServer: boolean;
}

/** How a pixel looks into the sky; degrees, pixels of the whole picture. */
export type Sky =
  | { projection: "equirectangular" | "cylindrical"; firstAzimuthDeg: number; pixelsPerRadian: number; horizonRow: number }
  | { projection: "azimuthal"; pixelsPerRadian: number; upAzimuthDeg: number; mostFromNadirDeg: number }
  | Perspective;

/** A frame camera: X right, Y up, looks along −Z; Brown's distortion; `rotation` is site from camera, rows first. */
export interface Perspective {
  projection: "perspective";
  focalLengthPx: number;
  principalColumn: number;
  principalRow: number;
  k1?: number;
  k2?: number;
  k3?: number;
  p1?: number;
  p2?: number;
  rotation: number[];
  sigmaDeg?: number | null;
}

/** East and north in metres of a pixel's centre. */
export interface Ground {
  westM: number;
  northM: number;
  metresPerPixel: number;
}

export interface Sources {
  image: string;
  width: number;
  height: number;
  frames: { id: string; page: string | null; title: string }[];
  outline?: string | null;
}

export interface Mark {
  azimuthDeg: number;
  elevationDeg: number;
  label: string;
  page: string | null;
}

/** Columns by name and rows of numbers or text; null where there is nothing. */
export interface Table {
  columns: string[];
  rows: (number | string | null)[][];
}

export interface Film {
  sources: { src: string; label: string; role: string; width: number; height: number; bytes?: number }[];
  poster: string | null;
  subtitles: string | null;
  table: Table | null;
}

export interface Plot {
  title: string;
  columns: { name: string; unit: string }[];
  rows: (number | null)[][];
  x: number;
  series: number[][];
  /** Columns that are shown when they are called: a library laid over a spectrum. */
  overlay?: number[];
  source?: string;
  thinned?: number;
}

export interface RadarSectionData {
  id: "profile" | "migrated" | "stored";
  /** The overview's script. */
  data: string;
  name: string;
  /** Of the overview, each the mean of `everyTrace`. */
  traces: number;
  samples: number;
  everyTrace: number;
  storedTraces: number;
  /** Stored traces of a part: `<name>-0.js`, `<name>-1.js` …; 0 where the overview has them all. */
  partTraces: number;
  nsPerSample: number;
  firstNs: number;
  /** Metres between stored traces; 0 where they stand unevenly. */
  spacingM: number;
  full: number;
  log: number;
  table: Table | null;
}

/** A layer that was followed. */
export interface RadarLayer {
  layer: number;
  twoWayNs: number;
  twoWaySigmaNs: number;
  depthM: number;
  depthSigmaM: number;
  signalToNoiseDb: number;
  alongM: number[];
  ns: number[];
}

export interface RadargramData {
  sections: RadarSectionData[];
  /** Permittivities; null where no time zero is known and so no depth. */
  ground: { least: number; taken: number; greatest: number } | null;
  /** Metres along, two-way time and sigma, depth and sigma, permittivity and sigma. */
  scatterers: number[][];
  layers: RadarLayer[];
}

/** The page's own data block. */
export interface ProductPage {
  kind: PageKind;
  recipe: string;
  id: string;
  title: string;
  credit: string;
  simulated: boolean;
  time: string;
  linksOnly?: boolean;
  images: PageImage[];
  values: Values | null;
  sky: Sky | null;
  ground: Ground | null;
  sources: Sources | null;
  /** Page of the same view as a little planet. */
  planet?: string | null;
  marks?: Mark[] | null;
  film: Film | null;
  plot: Plot | null;
  radargram: RadargramData | null;
  terrain?: TerrainData | null;
}

/** The Sun's course in even steps; Unix seconds, degrees. */
export interface SunCourse {
  from: number;
  to: number;
  azimuthDeg: number[];
  elevationDeg: number[];
}

/** Scripts and files beside a terrain's page. */
export interface TerrainData {
  /** Puts `mesh`: a binary glTF, packed. */
  mesh: string;
  /** Puts `heights`: grids of height, error and slope, packed. */
  heights: string | null;
  /** A tileset of 3D Tiles 1.1, to be fetched. */
  tiles: string | null;
  /** Where the rover stood: east, north, up. */
  eye: [number, number, number] | null;
  /** While its pictures were taken. */
  light: SunCourse | null;
  /** From sunrise to sunset of that lunar day. */
  sun: SunCourse | null;
}

export const facetNames = ["kind", "mission", "instrument", "mode", "eye", "sequence", "station"] as const;
export type FacetName = (typeof facetNames)[number];

/** data/products.js */
export interface ProductIndex {
  version: number;
  count: number;
  chunk: number;
  chunks: number;
  simulated?: boolean;
  preview?: string;
  facets: Record<FacetName, string[]>;
}

/** data/products-K.js: one entry a product in every column. */
export interface ProductChunk extends Record<FacetName, number[]> {
  id: string[];
  title: string[];
  day: number[];
  time: (number | null)[];
  sun: (number | null)[];
  repairs: number[];
  score: number[];
  simulated: number[];
  thumb: string[];
  /** Width of the larger picture (the index names its file), 0 where there is none of the small one's shape. */
  pw?: number[];
  w: number[];
  h: number[];
}

export interface LunarDay {
  number: number;
  sunrise: number;
  noon: number;
  sunset: number;
  next: number;
  counts: Record<string, number>;
  /** By instrument: part of the day (of 240 from sunrise to sunrise) and count in turn. */
  taken?: Record<string, number[]>;
  products: number;
  noonSunDeg: number;
}

export interface MissionDays {
  name: string;
  title: string;
  landing: string | number | null;
  site: { lonDeg: number; latDeg: number };
  instruments: string[];
  days: LunarDay[];
  sun: { from: number; stepS: number; elevationDeg: number[] } | null;
}

export interface Days {
  missions: MissionDays[];
}

export type Metres = [east: number, north: number];

export interface MapStation {
  id: string;
  east: number;
  north: number;
  label: string;
  count: number;
  firstTime?: string | null;
  query: string;
  /** Page of the ground there to walk on. */
  ground?: string | null;
  pages?: { title: string; page: string; thumb: string }[];
}

export interface MapLayer {
  title: string;
  page: string | null;
  src: string;
  width: number;
  height: number;
  bounds: [west: number, south: number, east: number, north: number];
  /** From the site's root, its product's folder: where `tiles.base` and `outline` begin. */
  base?: string;
  /** Script with the outlines of its frames, within which alone it shows ground. */
  outline?: string | null;
  tiles: Tiles | null;
}

/** data/map.js: metres east and north of the origin. */
export interface MapData {
  mission?: string;
  simulated?: boolean;
  origin: { lonDeg: number; latDeg: number; name?: string };
  /** Of the sphere through the origin: a metre is one on the ground. */
  radiusM: number;
  lander: { east: number; north: number } | null;
  stations: MapStation[];
  path: Metres[];
  /** The lander's way down. */
  track: { title: string; page: string; points: [east: number, north: number, heightM: number, seconds: number][] } | null;
  layers: MapLayer[];
}

/** A radar section's way over the ground. */
export interface RadarWay {
  title: string;
  page: string;
  thumb: string | null;
  points: Metres[];
}

/** data/radar.js */
export interface RadarWays {
  ways: RadarWay[];
}

/** What the frames of a group show on the ground. */
export interface FootprintGroup {
  layer: "rover" | "lander" | "landing";
  title: string;
  page: string;
  frames: { id: string; label: string; thumb: string | null; ring: Metres[] }[];
}

/** data/footprints.js */
export interface Footprints {
  groups: FootprintGroup[];
}

export interface SearchIndex {
  version: number;
  count: number;
  buckets: Record<string, number>;
}

/** What site.js gives the other bundles and the data files. */
export interface Farside {
  put(name: string, value: unknown): void;
  load<T>(name: string): Promise<T>;
  loadBeside<T>(file: string, name: string): Promise<T>;
  forget(file: string): void;
  /** The text of a key in the reader's language, holes filled. */
  text(key: string, ...holes: (string | number)[]): string;
  /** The name of a product's word: a text where one is known, else the word. */
  term(word: string): string;
  /** Runs now and whenever language or theme changes. */
  onChange(react: () => void): void;
  root: string;
  /** True where nothing may be fetched: pages opened from disk. */
  fromDisk: boolean;
  language(): string;
  /** Settles once the reader's language is there. */
  ready: Promise<void>;
  lookAround?: LookAround;
  /** The terrain bundle's door; refuses where the browser gives no WebGL. */
  walkGround?(host: HTMLElement, page: ProductPage): Promise<void>;
}

/** The panorama bundle's door: a sphere to look around in. */
export interface LookAround {
  (host: HTMLElement, view: AroundView): Promise<Around>;
}

export interface AroundView {
  picture: HTMLCanvasElement | HTMLImageElement;
  /** Angles the picture spans, degrees. */
  firstAzimuthDeg: number;
  widthDeg: number;
  topDeg: number;
  bottomDeg: number;
  startAzimuthDeg: number;
  littlePlanet: boolean;
  marks: Mark[];
  caption: string;
  onMove(azimuthDeg: number, elevationDeg: number): void;
  onPick(azimuthDeg: number, elevationDeg: number): void;
}

export interface Around {
  setLittlePlanet(on: boolean): void;
  lookAt(azimuthDeg: number, elevationDeg: number): void;
  zoomBy(factor: number): void;
  /** By shares of the window. */
  panBy(x: number, y: number): void;
  home(): void;
  oneToOne(): void;
  destroy(): void;
}

declare global {
  interface Window {
    farside: Farside;
  }
}
