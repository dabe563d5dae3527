/** The whole picture in one canvas, as large as a texture may be, out of its tiles where it has any; rows of a cylinder are set even in angle. */
import type { PageImage, Sky, Tiles } from "../contract";
import { wholeHeight, wholeWidth } from "./deepzoom";

export async function assemble(image: PageImage, sky: Extract<Sky, { firstAzimuthDeg: number }>): Promise<HTMLCanvasElement> {
  const most = Math.min(8192, largestTexture());
  const flat = image.tiles ? await fromTiles(image, image.tiles, most) : await fromFile(image, most);
  return sky.projection === "cylindrical" ? evenInAngle(flat, sky, wholeHeight(image)) : flat;
}

async function fromFile(image: PageImage, most: number): Promise<HTMLCanvasElement> {
  const shrink = Math.min(1, most / image.width, most / image.height);
  const canvas = sized(image.width * shrink, image.height * shrink);
  canvas.getContext("2d")!.drawImage(await picture(image.src), 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function fromTiles(image: PageImage, tiles: Tiles, most: number): Promise<HTMLCanvasElement> {
  const scale = [...tiles.scales].sort((a, b) => a - b).find(s => Math.max(tiles.width, tiles.height) / s <= most) ?? Math.max(...tiles.scales);
  const canvas = sized(Math.ceil(wholeWidth(image) / scale), Math.ceil(wholeHeight(image) / scale));
  const context = canvas.getContext("2d")!;
  const step = tiles.tile * scale;
  const jobs: Promise<void>[] = [];
  for (let y = 0; y < tiles.height; y += step) {
    for (let x = 0; x < tiles.width; x += step) {
      const [w, h] = [Math.min(step, tiles.width - x), Math.min(step, tiles.height - y)];
      const [tw, th] = [Math.ceil(w / scale), Math.ceil(h / scale)];
      const region = w === tiles.width && h === tiles.height ? "full" : `${x},${y},${w},${h}`;
      const size = scale === 1 && region === "full" ? "max" : `${tw},${th}`;
      jobs.push(picture(`${tiles.base}${region}/${size}/0/default.jpg`).then(tile => context.drawImage(tile, x / scale, y / scale, tw, th)));
    }
  }

  await Promise.all(jobs);
  return canvas;
}

/** tan(elevation) runs evenly down a cylinder; on a sphere the elevation itself does. */
function evenInAngle(flat: HTMLCanvasElement, sky: { pixelsPerRadian: number; horizonRow: number }, height: number): HTMLCanvasElement {
  const angle = (row: number): number => Math.atan((sky.horizonRow - row) / sky.pixelsPerRadian);
  const [top, bottom] = [angle(-0.5), angle(height - 0.5)];
  const out = sized(flat.width, flat.height);
  const context = out.getContext("2d")!;
  const rows = flat.height / height;
  for (let y = 0; y < out.height; y++) {
    const from = (sky.horizonRow - Math.tan(top + ((bottom - top) * y) / out.height) * sky.pixelsPerRadian + 0.5) * rows;
    const to = (sky.horizonRow - Math.tan(top + ((bottom - top) * (y + 1)) / out.height) * sky.pixelsPerRadian + 0.5) * rows;
    context.drawImage(flat, 0, from, flat.width, Math.max(0.01, to - from), 0, y, out.width, 1);
  }

  return out;
}

function sized(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

async function picture(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

function largestTexture(): number {
  const gl = document.createElement("canvas").getContext("webgl2");
  const most = gl ? (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) : 4096;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return most;
}
