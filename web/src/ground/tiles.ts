/** The tiles of a tileset: fetched as a view wants them, kept while there is room. */
import { Frustum, Matrix4, Sphere, Vector3, type Group, type PerspectiveCamera } from "three";
import { readGlb } from "./glb";
import { Piece } from "./surface";
import { choose, readTileset, type Tile, type TilesetJson } from "./tileset";

const mostAtOnce = 4;
const mostBytes = 96 << 20;
/** Pixels that a tile's surface may be off on the screen. */
const mostPx = 2;
const gridSide = 96;

export class Tiles {
  private readonly here = new Map<Tile, Piece>();
  private readonly used = new Map<Tile, number>();
  private readonly asked = new Set<Tile>();
  private readonly refused = new Set<Tile>();
  private drawnNow: Piece[] = [];
  private turn = 0;

  private constructor(private readonly root: Tile, private readonly group: Group, private readonly came: (piece: Piece) => void) {}

  static async open(address: string, group: Group, came: (piece: Piece) => void): Promise<Tiles> {
    return new Tiles(readTileset((await (await fetched(address)).json()) as TilesetJson), group, came);
  }

  get pieces(): Piece[] {
    return [...this.here.values()];
  }

  get drawn(): Piece[] {
    return this.drawnNow;
  }

  update(camera: PerspectiveCamera, height: number): void {
    const frustum = new Frustum().setFromProjectionMatrix(new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse));
    const ball = new Sphere();
    const { x, y, z } = camera.position;
    const { drawn, wanted } = choose(this.root, {
      at: [x, y, z],
      pixelsAtAMetre: height / (2 * Math.tan((camera.fov * Math.PI) / 360)),
      sees: tile => frustum.intersectsSphere(ball.set(new Vector3(...tile.middle), tile.radiusM)),
    }, mostPx, tile => this.here.has(tile) || (this.refused.has(tile) && tile !== this.root));
    this.turn++;
    for (const tile of this.here.keys()) this.here.get(tile)!.mesh.visible = false;
    this.drawnNow = drawn.flatMap(tile => this.here.get(tile) ?? []);
    for (const piece of this.drawnNow) piece.mesh.visible = true;
    for (const tile of drawn) this.used.set(tile, this.turn);
    for (const tile of wanted) if (this.asked.size < mostAtOnce && tile.uri && !this.asked.has(tile) && !this.refused.has(tile)) void this.load(tile, tile.uri);
    this.forget();
  }

  private async load(tile: Tile, uri: string): Promise<void> {
    this.asked.add(tile);
    try {
      const [part] = readGlb(new Uint8Array(await (await fetched(uri)).arrayBuffer()));
      if (!part) throw new Error(`${uri}: empty`);
      const piece = await Piece.of(part, gridSide);
      piece.mesh.visible = false;
      this.here.set(tile, piece);
      this.used.set(tile, this.turn);
      this.group.add(piece.mesh);
      this.came(piece);
    } catch {
      // Its parent stays in its place.
      this.refused.add(tile);
    } finally {
      this.asked.delete(tile);
    }
  }

  /** Those not drawn for longest go first; a tile never before its children. */
  private forget(): void {
    let bytes = this.pieces.reduce((sum, piece) => sum + piece.bytes, 0);
    if (bytes < mostBytes) return;
    for (const [tile] of [...this.used].sort((a, b) => a[1] - b[1])) {
      const piece = this.here.get(tile);
      if (bytes < mostBytes * 0.8) return;
      if (!piece || piece.mesh.visible || tile === this.root || tile.children.some(child => this.here.has(child))) continue;
      this.group.remove(piece.mesh);
      piece.free();
      this.here.delete(tile);
      this.used.delete(tile);
      bytes -= piece.bytes;
    }
  }
}

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
