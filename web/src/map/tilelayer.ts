/** A IIIF tree on a map in metres: each of the map's tiles is drawn out of those of the picture that lie below it. */
import L from "leaflet";
import type { MapLayer, Tiles } from "../contract";

export class GroundLayer extends L.GridLayer {
  private readonly pictures = new Map<string, Promise<HTMLImageElement>>();

  constructor(private readonly layer: MapLayer & { tiles: Tiles }, private readonly base: string, options: L.GridLayerOptions) {
    super({ ...options, tileSize: 256, bounds: L.latLngBounds([layer.bounds[1], layer.bounds[0]], [layer.bounds[3], layer.bounds[2]]), keepBuffer: 2, updateWhenZooming: false });
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 256 * ratio;
    void this.draw(canvas, coords, 256 * ratio).then(() => done(undefined, canvas), error => done(error as Error, canvas));
    return canvas;
  }

  /** Rows of pictures run south, the map's tiles too; metres run north. */
  private async draw(canvas: HTMLCanvasElement, coords: L.Coords, size: number): Promise<void> {
    const [west, , east, north] = this.layer.bounds;
    const { tiles } = this.layer;
    const metres = 256 / 2 ** coords.z;
    const perMetre = tiles.width / (east - west);
    const [x0, y0] = [(coords.x * metres - west) * perMetre, (north + coords.y * metres) * perMetre];
    const span = metres * perMetre;
    const scale = [...tiles.scales].sort((a, b) => b - a).find(s => s <= span / size) ?? Math.min(...tiles.scales);
    const step = tiles.tile * scale;
    const context = canvas.getContext("2d")!;
    await this.clip(context, (column, row) => [((column + 0.5 - x0) / span) * size, ((row + 0.5 - y0) / span) * size]);
    const jobs: Promise<void>[] = [];
    for (let y = Math.max(0, Math.floor(y0 / step)) * step; y < Math.min(tiles.height, y0 + span); y += step) {
      for (let x = Math.max(0, Math.floor(x0 / step)) * step; x < Math.min(tiles.width, x0 + span); x += step) {
        const [w, h] = [Math.min(step, tiles.width - x), Math.min(step, tiles.height - y)];
        jobs.push(this.picture(tiles, x, y, w, h, scale).then(picture => {
          context.drawImage(picture, ((x - x0) / span) * size, ((y - y0) / span) * size, (w / span) * size + 0.5, (h / span) * size + 0.5);
        }));
      }
    }

    await Promise.all(jobs);
  }

  /** A panorama laid on the ground is black where nobody looked: only its frames' outlines show. */
  private async clip(context: CanvasRenderingContext2D, place: (column: number, row: number) => [number, number]): Promise<void> {
    if (!this.layer.outline) return;
    const outlines = await window.farside.loadBeside<{ ring: [number, number][] }[]>(this.base + this.layer.outline, "sources");
    context.beginPath();
    for (const { ring } of outlines) {
      // All one way round, so that overlaps stay inside.
      for (const [i, [column, row]] of (isClockwise(ring) ? ring : [...ring].reverse()).entries()) {
        const [x, y] = place(column, row);
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }

      context.closePath();
    }

    context.clip("nonzero");
  }

  private picture(tiles: Tiles, x: number, y: number, w: number, h: number, scale: number): Promise<HTMLImageElement> {
    const region = w === tiles.width && h === tiles.height ? "full" : `${x},${y},${w},${h}`;
    const size = region === "full" && scale === 1 ? "max" : `${Math.ceil(w / scale)},${Math.ceil(h / scale)}`;
    const address = `${this.base}${tiles.base}${region}/${size}/0/default.jpg`;
    let picture = this.pictures.get(address);
    if (!picture) {
      picture = load(address);
      this.pictures.set(address, picture);
      if (this.pictures.size > 120) this.pictures.delete(this.pictures.keys().next().value!);
    }

    return picture;
  }
}

function isClockwise(ring: [number, number][]): boolean {
  return ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * y, 0) > 0;
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(address));
    image.src = address;
  });
}
