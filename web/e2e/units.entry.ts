/** What Node tests without a browser. */
export { toPixel, toSky } from "../src/measure/sky";
export { decodePng } from "../src/measure/png";
export { TiffReader } from "../src/measure/tiff";
export { postings, tokens, bucketOf } from "../src/gallery/search";
export { formatState, parseState, emptyState } from "../src/gallery/state";
export { layRows, rowAt, rowOf } from "../src/gallery/rows";
export { toMoon } from "../src/map/moon";
export { niceLength } from "../src/view/scalebar";
export { ticks } from "../src/plot/axes";
export { SectionWindow } from "../src/plot/window";
export { readGlb, squareOf } from "../src/ground/glb";
export { Heights, Level, sigmaOf, slopeOf, codeOfSigma } from "../src/ground/heights";
export { Patch, castShadows } from "../src/ground/patch";
export { choose, readTileset, screenError } from "../src/ground/tileset";
export { sunAt } from "../src/ground/sunpanel";
