// PNG and TIFF, written by another hand than the project's own: what readers of both sides are judged by.
import { deflateSync, inflateSync } from "node:zlib";

/** @param at (x, y, channel) → sample */
export function png(width, height, channels, bits, at) {
  const step = bits / 8;
  const raw = Buffer.alloc(height * (1 + width * channels * step));
  for (let y = 0, o = 0; y < height; y++) {
    raw[o++] = 0;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const sample = at(x, y, c);
        if (step === 2) o = raw.writeUInt16BE(sample, o);
        else raw[o++] = sample;
      }
    }
  }

  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, { 1: 0, 2: 4, 3: 2, 4: 6 }[channels], 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(raw, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(8 + data.length + 4);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), 8 + data.length);
  return out;
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Strips of 64 rows. options: bits, format (1 unsigned, 3 float), deflate, predictor (1, 2, 3: for one channel), channels, metresPerPixel, west, north */
export function tiff(width, height, options, at) {
  const { bits, format = 1, deflate = true, predictor = 1, channels = 1 } = options;
  const size = bits / 8;
  const strips = [];
  for (let y0 = 0; y0 < height; y0 += 64) {
    const rows = [];
    for (let y = y0; y < Math.min(height, y0 + 64); y++) rows.push(row(width * channels, size, format, predictor, i => at(Math.floor(i / channels), y, i % channels)));
    strips.push(deflate ? deflateSync(Buffer.concat(rows)) : Buffer.concat(rows));
  }

  const tags = [[256, 4, [width]], [257, 4, [height]], [258, 3, Array(channels).fill(bits)], [259, 3, [deflate ? 8 : 1]], [262, 3, [1]], [273, 4, strips.map(() => 0)], [277, 3, [channels]], [278, 4, [64]], [279, 4, strips.map(strip => strip.length)], [317, 3, [predictor]], [339, 3, Array(channels).fill(format)]];
  if (channels > 1) tags.splice(-1, 0, [338, 3, Array(channels - 1).fill(0)]);
  if (options.metresPerPixel) {
    tags.push([33550, 12, [options.metresPerPixel, options.metresPerPixel, 0]], [33922, 12, [0, 0, 0, options.west, options.north, 0]], [34735, 3, [1, 1, 0, 2, 1024, 0, 1, 1, 1025, 0, 1, 1]]);
  }

  return assemble(tags, strips);
}

function row(width, size, format, predictor, at) {
  const out = Buffer.alloc(width * size);
  for (let x = 0; x < width; x++) {
    const sample = at(x);
    if (format === 3) out.writeFloatLE(sample, x * 4);
    else if (size === 2) out.writeUInt16LE(sample, x * 2);
    else out[x] = sample;
  }

  if (predictor === 2) {
    for (let x = width - 1; x > 0; x--) {
      if (size === 2) out.writeUInt16LE((out.readUInt16LE(x * 2) - out.readUInt16LE(x * 2 - 2)) & 0xffff, x * 2);
      else out[x] = out[x] - out[x - 1];
    }
  } else if (predictor === 3) {
    const sorted = Buffer.alloc(out.length);
    for (let x = 0; x < width; x++) for (let b = 0; b < size; b++) sorted[b * width + x] = out[x * size + size - 1 - b];
    for (let i = sorted.length - 1; i > 0; i--) sorted[i] = sorted[i] - sorted[i - 1];
    return sorted;
  }

  return out;
}

function assemble(tags, strips) {
  const sizes = { 3: 2, 4: 4, 12: 8 };
  const head = 8 + 2 + tags.length * 12 + 4;
  let extra = head;
  const places = tags.map(([, type, values]) => {
    const length = sizes[type] * values.length;
    if (length <= 4) return -1;
    const place = extra;
    extra += length + (length & 1);
    return place;
  });
  let at = extra;
  const offsets = strips.map(strip => (at += strip.length) - strip.length);
  tags.find(([tag]) => tag === 273)[2] = offsets;
  const out = Buffer.alloc(extra);
  out.write("II", 0, "latin1");
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, values], i) => {
    const entry = 10 + i * 12;
    out.writeUInt16LE(tag, entry);
    out.writeUInt16LE(type, entry + 2);
    out.writeUInt32LE(values.length, entry + 4);
    if (places[i] >= 0) out.writeUInt32LE(places[i], entry + 8);
    values.forEach((value, k) => {
      const to = (places[i] >= 0 ? places[i] : entry + 8) + k * sizes[type];
      if (type === 3) out.writeUInt16LE(value, to);
      else if (type === 4) out.writeUInt32LE(value, to);
      else out.writeDoubleLE(value, to);
    });
  });
  return Buffer.concat([out, ...strips]);
}

/** Different colours of a screenshot: 8 bits, RGB or RGBA, not interlaced. */
export function colours(file) {
  const [width, height, channels] = [file.readUInt32BE(16), file.readUInt32BE(20), file[25] === 6 ? 4 : 3];
  const parts = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) if (file.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const seen = new Set();
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    unfilter(raw[y * (stride + 1)], row, above, channels);
    for (let i = 0; i < stride; i += channels) seen.add((row[i] << 16) | (row[i + 1] << 8) | row[i + 2]);
    above = row;
  }

  return seen.size;
}

function unfilter(filter, row, above, step) {
  for (let i = 0; i < row.length; i++) {
    const [left, up, corner] = [i >= step ? row[i - step] : 0, above[i], i >= step ? above[i - step] : 0];
    if (filter === 1) row[i] += left;
    else if (filter === 2) row[i] += up;
    else if (filter === 3) row[i] += (left + up) >> 1;
    else if (filter === 4) {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      row[i] += a <= b && a <= c ? left : b <= c ? up : corner;
    }
  }
}
