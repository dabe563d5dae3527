/** Single samples out of a TIFF by HTTP Range: strips or tiles, stored or deflated, predictors 1 to 3, as our writer makes them; classic or BigTIFF. */
import { inflate } from "./png";

export interface Range {
  (from: number, to: number): Promise<ArrayBuffer>;
}

interface Layout {
  littleEndian: boolean;
  width: number;
  height: number;
  blockWidth: number;
  blockHeight: number;
  across: number;
  channels: number;
  bits: number;
  /** 1 unsigned, 2 signed, 3 floating point. */
  format: number;
  compression: number;
  predictor: number;
  planar: number;
  offsets: number[];
  counts: number[];
}

const mostBlocks = 48;

export class TiffReader {
  private readonly blocks = new Map<number, Promise<DataView>>();

  private constructor(private readonly range: Range, readonly layout: Layout) {}

  static async open(range: Range): Promise<TiffReader> {
    return new TiffReader(range, await readLayout(range));
  }

  /** All channels of a pixel. */
  async at(column: number, row: number): Promise<number[]> {
    const { blockWidth, blockHeight, across, channels, planar, offsets } = this.layout;
    const block = Math.floor(row / blockHeight) * across + Math.floor(column / blockWidth);
    const place = (row % blockHeight) * blockWidth + (column % blockWidth);
    if (planar !== 2) {
      const view = await this.block(block);
      return Array.from({ length: channels }, (_, c) => this.sample(view, place * channels + c));
    }

    const planes = offsets.length / channels;
    return Promise.all(Array.from({ length: channels }, async (_, c) => this.sample(await this.block(block + c * planes), place)));
  }

  private sample(view: DataView, i: number): number {
    const { bits, format, littleEndian: le } = this.layout;
    const at = (i * bits) / 8;
    if (format === 3) return bits === 64 ? view.getFloat64(at, le) : view.getFloat32(at, le);
    if (bits === 8) return format === 2 ? view.getInt8(at) : view.getUint8(at);
    if (bits === 16) return format === 2 ? view.getInt16(at, le) : view.getUint16(at, le);
    return format === 2 ? view.getInt32(at, le) : view.getUint32(at, le);
  }

  private block(index: number): Promise<DataView> {
    let block = this.blocks.get(index);
    if (!block) {
      block = this.read(index);
      block.catch(() => this.blocks.delete(index));
      this.blocks.set(index, block);
      if (this.blocks.size > mostBlocks) this.blocks.delete(this.blocks.keys().next().value!);
    }

    return block;
  }

  private async read(index: number): Promise<DataView> {
    const { offsets, counts, compression, predictor } = this.layout;
    const from = offsets[index];
    if (from === undefined) throw new Error("a TIFF without that block");
    const stored = new Uint8Array(await this.range(from, from + counts[index]!));
    const bytes = compression === 1 ? stored : await inflate([stored]);
    if (predictor === 2) this.undoDifferences(bytes);
    return new DataView((predictor === 3 ? this.undoFloats(bytes) : bytes).buffer as ArrayBuffer);
  }

  private undoDifferences(bytes: Uint8Array): void {
    const { blockWidth, channels, planar, bits, littleEndian: le } = this.layout;
    const step = planar === 2 ? 1 : channels;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const row = blockWidth * step;
    const size = bits / 8;
    for (let start = 0; (start + row) * size <= bytes.length; start += row) {
      for (let i = start + step; i < start + row; i++) {
        if (size === 1) bytes[i] = bytes[i]! + bytes[i - step]!;
        else if (size === 2) view.setUint16(i * 2, (view.getUint16(i * 2, le) + view.getUint16((i - step) * 2, le)) & 0xffff, le);
        else view.setUint32(i * 4, (view.getUint32(i * 4, le) + view.getUint32((i - step) * 4, le)) >>> 0, le);
      }
    }
  }

  /** Adobe's technical note 3: bytes of a row stand by significance, high first, and then as differences. */
  private undoFloats(bytes: Uint8Array): Uint8Array {
    const { blockWidth, channels, planar, bits, littleEndian } = this.layout;
    const step = planar === 2 ? 1 : channels;
    const size = bits / 8;
    const samples = blockWidth * step;
    const row = samples * size;
    const out = new Uint8Array(bytes.length);
    for (let start = 0; start + row <= bytes.length; start += row) {
      for (let i = start + step; i < start + row; i++) bytes[i] = bytes[i]! + bytes[i - step]!;
      for (let i = 0; i < samples; i++) for (let b = 0; b < size; b++) out[start + i * size + (littleEndian ? size - 1 - b : b)] = bytes[start + b * samples + i]!;
    }

    return out;
  }
}

/** Reads ranges of a file from its server; one that answers with everything is refused when that is a lot. */
export function rangeOf(address: string): Range {
  return async (from, to) => {
    const response = await fetch(address, { headers: { Range: `bytes=${from}-${to - 1}` } });
    if (response.status === 206) return response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
    const length = Number(response.headers.get("content-length") ?? Infinity);
    if (length > 64e6) {
      await response.body?.cancel();
      throw new Error(`${address}: this server gives no ranges`);
    }

    return (await response.arrayBuffer()).slice(from, to);
  };
}

async function readLayout(range: Range): Promise<Layout> {
  const head = new DataView(await range(0, 65536));
  const littleEndian = head.getUint16(0) === 0x4949;
  const isBig = head.getUint16(2, littleEndian) === 43;
  const tags = await readDirectory(range, head, littleEndian, isBig);
  const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
  const width = one(256, 0);
  const height = one(257, 0);
  const isTiled = tags.has(322);
  const blockWidth = isTiled ? one(322, width) : width;
  return {
    littleEndian, width, height, blockWidth,
    blockHeight: isTiled ? one(323, height) : Math.min(height, one(278, height)),
    across: Math.ceil(width / blockWidth),
    channels: one(277, 1), bits: one(258, 8), format: one(339, 1), compression: one(259, 1), predictor: one(317, 1), planar: one(284, 1),
    offsets: tags.get(isTiled ? 324 : 273) ?? [], counts: tags.get(isTiled ? 325 : 279) ?? [],
  };
}

const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 8: 2, 9: 4, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8 };
const wanted = new Set([256, 257, 258, 259, 273, 277, 278, 279, 284, 317, 322, 323, 324, 325, 339]);

async function readDirectory(range: Range, head: DataView, le: boolean, isBig: boolean): Promise<Map<number, number[]>> {
  const first = isBig ? Number(head.getBigUint64(8, le)) : head.getUint32(4, le);
  const view = async (from: number, length: number): Promise<DataView> =>
    from + length <= head.byteLength ? new DataView(head.buffer, from, length) : new DataView(await range(from, from + length));
  const entries = await view(first, isBig ? 8 : 2).then(v => (isBig ? Number(v.getBigUint64(0, le)) : v.getUint16(0, le)));
  const [start, size, room] = isBig ? [first + 8, 20, 8] : [first + 2, 12, 4];
  const table = await view(start, entries * size);
  const tags = new Map<number, number[]>();
  for (let i = 0; i < entries; i++) {
    const tag = table.getUint16(i * size, le);
    if (!wanted.has(tag)) continue;
    const type = table.getUint16(i * size + 2, le);
    const count = isBig ? Number(table.getBigUint64(i * size + 4, le)) : table.getUint32(i * size + 4, le);
    const length = count * (sizes[type] ?? 1);
    const at = start + i * size + (isBig ? 12 : 8);
    const place = length <= room ? at : isBig ? Number(table.getBigUint64(i * size + 12, le)) : table.getUint32(i * size + 8, le);
    const values = await view(place, length);
    tags.set(tag, Array.from({ length: count }, (_, k) => integer(values, type, k, le)));
  }

  return tags;
}

function integer(view: DataView, type: number, k: number, le: boolean): number {
  const size = sizes[type] ?? 1;
  if (size === 1) return view.getUint8(k);
  if (size === 2) return view.getUint16(k * 2, le);
  return size === 8 ? Number(view.getBigUint64(k * 8, le)) : view.getUint32(k * 4, le);
}
