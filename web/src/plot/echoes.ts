/** A radar section's echoes, decoded from one signed byte a sample: logarithmic, so that the faint ones keep their shape. */
import type { RadarSectionData } from "../contract";

export interface EchoScript {
  samples: string;
  /** Root mean square of single traces by sample, where these are means of several. */
  levels?: number[];
  /** Lines of the table, where these are a part. */
  rows?: (number | string | null)[][];
}

export class Echoes {
  readonly traces: number;
  readonly samples: number;
  readonly rows: (number | string | null)[][] | undefined;
  private readonly bytes: Int8Array;
  private readonly table = new Float32Array(256);

  constructor(script: EchoScript, shape: RadarSectionData) {
    const text = atob(script.samples);
    this.rows = script.rows;
    this.samples = shape.samples;
    this.bytes = new Int8Array(text.length);
    this.traces = text.length / shape.samples;
    for (let i = 0; i < text.length; i++) this.bytes[i] = text.charCodeAt(i);
    for (let b = -128; b < 128; b++) this.table[b & 255] = (Math.sign(b) * shape.full * ((1 + shape.log) ** (Math.abs(b) / 127) - 1)) / shape.log;
  }

  at(trace: number, sample: number): number {
    return this.table[this.bytes[trace * this.samples + sample]! & 255]!;
  }

  /** Root mean square of each sample over all traces: what a gain by time evens out. */
  levels(): Float32Array {
    const levels = new Float32Array(this.samples);
    const step = Math.max(1, Math.floor(this.traces / 600));
    for (let s = 0; s < this.samples; s++) {
      let sum = 0;
      let n = 0;
      for (let t = 0; t < this.traces; t += step, n++) sum += this.at(t, s) ** 2;
      levels[s] = Math.sqrt(sum / n);
    }

    return levels;
  }

  /** Mean trace: what rings alike everywhere is the antenna, not the ground. */
  mean(): Float32Array {
    const mean = new Float32Array(this.samples);
    for (let t = 0; t < this.traces; t++) for (let s = 0; s < this.samples; s++) mean[s] = mean[s]! + this.at(t, s);
    for (let s = 0; s < this.samples; s++) mean[s] = mean[s]! / this.traces;
    return mean;
  }
}
