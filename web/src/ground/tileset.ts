/** 3D Tiles 1.1: which tiles to draw for a view, by the error that each would show on the screen. Only what Farside's writer uses: boxes, REPLACE, one content a tile. */

export interface TilesetJson {
  asset: { version: string };
  geometricError: number;
  root: TileJson;
}

interface TileJson {
  boundingVolume: { box: number[] };
  geometricError: number;
  refine?: "REPLACE" | "ADD";
  content?: { uri: string };
  children?: TileJson[];
}

export interface Tile {
  uri: string | null;
  /** Metres that this tile's surface may be off. */
  errorM: number;
  /** Site axes, x east, y up, z south: middle and radius of a ball about the tile's box. */
  middle: [number, number, number];
  radiusM: number;
  children: Tile[];
}

/** In the tileset's own axes (the root's transform, to the Moon, is left out): a tile's x east, y north, z up become x, z, −y. */
export function readTileset(json: TilesetJson): Tile {
  if (!json.asset?.version?.startsWith("1.")) throw new Error("no tileset of version 1");
  return tileOf(json.root);
}

function tileOf(json: TileJson): Tile {
  const { box } = json.boundingVolume;
  if (!Array.isArray(box) || box.length !== 12 || json.refine === "ADD") throw new Error("a tile without a box, or one that adds to its parent");
  const axis = (from: number): number => Math.hypot(box[from]!, box[from + 1]!, box[from + 2]!);
  return { uri: safeName(json.content?.uri), errorM: json.geometricError, middle: [box[0]!, box[2]!, -box[1]!], radiusM: Math.hypot(axis(3), axis(6), axis(9)), children: (json.children ?? []).map(tileOf) };
}

/** Tiles lie beside their list; another address is none of ours. */
const safeName = (uri: string | undefined): string | null => (uri !== undefined && /^[\w.-]+$/.test(uri) ? uri : null);

export interface Eye {
  at: readonly [number, number, number];
  /** Pixels that a metre takes at a metre's distance: height / (2 tan(fov / 2)). */
  pixelsAtAMetre: number;
  sees(tile: Tile): boolean;
}

/** Pixels that a tile's error takes up at most. */
export function screenError(tile: Tile, eye: Eye): number {
  const away = Math.hypot(tile.middle[0] - eye.at[0], tile.middle[1] - eye.at[1], tile.middle[2] - eye.at[2]) - tile.radiusM;
  return (tile.errorM * eye.pixelsAtAMetre) / Math.max(0.01, away);
}

/**
 * What is drawn now and what is wanted from the server, most wanted first. A tile gives way to its children once its error shows and all of those in sight are there: the ground
 * never has holes while finer tiles come.
 */
export function choose(root: Tile, eye: Eye, mostPx: number, isHere: (tile: Tile) => boolean): { drawn: Tile[]; wanted: Tile[] } {
  const drawn: Tile[] = [];
  const wanted: { tile: Tile; error: number }[] = [];
  const visit = (tile: Tile, parentError: number): void => {
    if (!eye.sees(tile)) return;
    if (!isHere(tile)) {
      wanted.push({ tile, error: parentError });
      return;
    }

    const error = screenError(tile, eye);
    const finer = error > mostPx ? tile.children.filter(child => eye.sees(child)) : [];
    if (finer.length === 0 || !finer.every(isHere)) drawn.push(tile);
    for (const child of finer.every(isHere) ? finer : finer.filter(child => !isHere(child))) visit(child, error);
  };
  visit(root, Infinity);
  return { drawn, wanted: wanted.sort((a, b) => b.error - a.error).map(one => one.tile) };
}
