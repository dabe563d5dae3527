/** A PNG as numbers: canvases give 8 bits, and ours have 16. Not interlaced; 8 or 16 bits; grey, RGB, with or without alpha, or palette places. */

export interface Samples {
  width: number;
  height: number;
  channels: number;
  bits: 8 | 16;
  at(column: number, row: number, channel: number): number;
}

/** Bytes of decoded samples a page may hold. */
const mostBytes = 400e6;

export async function readPng(address: string): Promise<Samples> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return decodePng(await response.arrayBuffer());
}

export async function decodePng(file: ArrayBuffer): Promise<Samples> {
  const view = new DataView(file);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const bits = view.getUint8(24);
  const channels = ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as Record<number, number>)[view.getUint8(25)] ?? 0;
  const stride = (width * channels * bits) / 8;
  if (view.getUint32(0) !== 0x89504e47 || channels === 0 || (bits !== 8 && bits !== 16) || view.getUint8(28) !== 0 || stride * height > mostBytes) {
    throw new Error("a PNG of a kind that is not read here");
  }

  const raw = await inflate(pixelChunks(view));
  const bytes = unfilter(raw, stride, height, (channels * bits) / 8);
  const step = bits / 8;
  return {
    width, height, channels, bits,
    at: (column, row, channel) => {
      const place = row * stride + (column * channels + channel) * step;
      return bits === 8 ? bytes[place]! : (bytes[place]! << 8) | bytes[place + 1]!;
    },
  };
}

function pixelChunks(view: DataView): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) parts.push(new Uint8Array(view.buffer as ArrayBuffer, at + 8, length));
    at += 12 + length;
  }

  return parts;
}

export async function inflate(parts: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array> {
  const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** PNG's five filters, undone; `step` is bytes a pixel. */
function unfilter(raw: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]!;
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? out[to + i - step]! : 0;
      const up = row > 0 ? out[to + i - stride]! : 0;
      const corner = row > 0 && i >= step ? out[to + i - stride - step]! : 0;
      out[to + i] = raw[from + i]! + predicted(filter, left, up, corner);
    }
  }

  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: {
      const p = left + up - corner;
      const a = Math.abs(p - left);
      const b = Math.abs(p - up);
      const c = Math.abs(p - corner);
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default: return 0;
  }
}
