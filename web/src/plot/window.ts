/** What of a section is seen: traces and samples from … to …, always within it. */
export class SectionWindow {
  t0 = 0;
  t1: number;
  s0 = 0;
  s1: number;

  constructor(private readonly traces: number, private readonly samples: number) {
    this.t1 = traces;
    this.s1 = samples;
  }

  get width(): number {
    return this.t1 - this.t0;
  }

  get height(): number {
    return this.s1 - this.s0;
  }

  whole(): void {
    this.set(0, this.traces, 0, this.samples);
  }

  /** The same view as another's. */
  follow(other: SectionWindow): void {
    this.set(other.t0, other.t1, other.s0, Math.min(this.samples, other.s1));
  }

  /** By shares of what is seen. */
  pan(across: number, down: number): void {
    const [t, s] = [across * this.width, down * this.height];
    this.set(this.t0 + t, this.t1 + t, this.s0 + s, this.s1 + s);
  }

  /** About a place given as shares from the left and from the top. */
  zoom(factor: number, across = 0.5, down = 0.5): void {
    const t = Math.max(8, Math.min(this.traces, this.width / factor));
    const s = Math.max(8, Math.min(this.samples, this.height / factor));
    const [trace, sample] = [this.t0 + across * this.width, this.s0 + down * this.height];
    this.set(trace - across * t, trace + (1 - across) * t, sample - down * s, sample + (1 - down) * s);
  }

  private set(t0: number, t1: number, s0: number, s1: number): void {
    [this.t0, this.t1] = within(t0, t1, this.traces);
    [this.s0, this.s1] = within(s0, s1, this.samples);
  }
}

function within(from: number, to: number, most: number): [number, number] {
  const shift = from < 0 ? -from : Math.min(0, most - to);
  return [Math.max(0, from + shift), Math.min(most, to + shift)];
}
