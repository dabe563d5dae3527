/** The number under the cursor, from whichever file holds it; read once it is asked for. */
import type { Values } from "../contract";
import { readPng, type Samples } from "./png";
import { rangeOf, TiffReader } from "./tiff";

export class ValueReader {
  private png: Promise<Samples> | null = null;
  private tiff: Promise<TiffReader> | null = null;

  constructor(private readonly values: Values) {}

  get unit(): string {
    return this.values.unit;
  }

  /** One number a channel; null where there is none (no data, or outside). Throws where the file cannot be read. */
  async at(column: number, row: number): Promise<number[] | null> {
    const { width, height } = this.values;
    if (column < 0 || row < 0 || column >= width || row >= height) return null;
    const samples = this.values.format === "png" ? await this.fromPng(column, row) : await this.fromTiff(column, row);
    if (samples.some(sample => Number.isNaN(sample) || sample === this.values.noData)) return null;
    return samples.map(sample => sample * this.values.scale + this.values.offset);
  }

  private async fromPng(column: number, row: number): Promise<number[]> {
    this.png ??= readPng(this.values.src);
    const samples = await this.png;
    return Array.from({ length: Math.min(3, samples.channels) }, (_, c) => samples.at(column, row, c));
  }

  private async fromTiff(column: number, row: number): Promise<number[]> {
    this.tiff ??= TiffReader.open(rangeOf(this.values.src));
    return (await this.tiff).at(column, row);
  }
}
