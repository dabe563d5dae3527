/** One state of a radar section: its overview, and parts with every trace, loaded as somebody looks closely. Traces are stored ones, from 0. */
import type { RadarSectionData } from "../contract";
import { Echoes, type EchoScript } from "./echoes";

const mostParts = 4; // that are held

export class Section {
  readonly levels: Float32Array;
  readonly mean: Float32Array;
  /** Of single traces, where the overview's are means. */
  readonly fineLevels: Float32Array;
  private readonly parts = new Map<number, Echoes | null>();

  private constructor(readonly shape: RadarSectionData, private readonly overview: Echoes, script: EchoScript, private readonly changed: () => void) {
    this.levels = overview.levels();
    this.mean = overview.mean();
    this.fineLevels = script.levels ? Float32Array.from(script.levels) : this.levels;
  }

  static async load(shape: RadarSectionData, changed: () => void): Promise<Section> {
    const script = await window.farside.loadBeside<EchoScript>(shape.data, shape.name);
    return new Section(shape, new Echoes(script, shape), script, changed);
  }

  get traces(): number {
    return this.shape.storedTraces;
  }

  timeNs(sample: number): number {
    return this.shape.firstNs + sample * this.shape.nsPerSample;
  }

  /** True once every trace between two is at hand; asks for what is missing, where it is worth it. */
  isFine(from: number, to: number): boolean {
    const { partTraces } = this.shape;
    if (partTraces === 0) return false;
    const [first, last] = [Math.floor(from / partTraces), Math.floor(Math.max(from, Math.min(to, this.traces) - 1) / partTraces)];
    if (last - first >= mostParts - 1) return false;
    let isAll = true;
    for (let part = first; part <= last; part++) isAll = this.has(part) && isAll;
    return isAll;
  }

  at(trace: number, sample: number): number {
    const { partTraces, everyTrace } = this.shape;
    const part = partTraces > 0 ? this.parts.get(Math.floor(trace / partTraces)) : null;
    return part ? part.at(trace % partTraces, sample) : this.overview.at(Math.min(this.overview.traces - 1, Math.floor(trace / everyTrace)), sample);
  }

  cell(trace: number, name: string): number | string | null {
    const { partTraces, everyTrace, table } = this.shape;
    const part = partTraces > 0 ? this.parts.get(Math.floor(trace / partTraces)) : null;
    const row = part?.rows ? part.rows[trace % partTraces] : table?.rows[Math.floor(trace / everyTrace)];
    return row?.[table!.columns.indexOf(name)] ?? null;
  }

  private has(part: number): boolean {
    const held = this.parts.get(part);
    if (held) {
      this.parts.delete(part);
      this.parts.set(part, held); // the latest asked for is the last to go
      return true;
    }

    if (held === undefined) {
      this.parts.set(part, null);
      void window.farside.loadBeside<EchoScript>(`${this.shape.name}-${part}.js`, `${this.shape.name}-${part}`).then(script => {
        this.parts.set(part, new Echoes(script, this.shape));
        window.farside.forget(`${this.shape.name}-${part}.js`);
        for (const [other, echoes] of this.parts) if (this.parts.size > mostParts && echoes && other !== part) this.parts.delete(other);
        this.changed();
      });
    }

    return false;
  }
}
