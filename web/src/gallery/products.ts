/** The products as columns, loaded chunk by chunk; number n of a product is its place, newest first. */
import { facetNames, type FacetName, type ProductChunk, type ProductIndex } from "../contract";
import { load, root } from "../shell/data";

export class Products {
  readonly count: number;
  private readonly chunks: (ProductChunk | undefined)[];
  private readonly lookups = new Map<FacetName, Map<string, number>>();
  // What is asked of every product at every filter lies in plain arrays of numbers.
  private readonly facets: Record<FacetName, Int32Array>;
  private readonly days: Int16Array;
  private readonly times: Float64Array;
  private readonly suns: Float32Array;
  private readonly ratios: Float32Array;
  /** Products from 0 to this one are here. */
  ready = 0;

  constructor(readonly index: ProductIndex) {
    this.count = index.count;
    this.chunks = new Array<ProductChunk | undefined>(index.chunks);
    this.facets = Object.fromEntries(facetNames.map(name => [name, new Int32Array(this.count).fill(-1)])) as Record<FacetName, Int32Array>;
    this.days = new Int16Array(this.count);
    this.times = new Float64Array(this.count).fill(NaN);
    this.suns = new Float32Array(this.count).fill(NaN);
    this.ratios = new Float32Array(this.count).fill(1);
    for (const name of facetNames) this.lookups.set(name, new Map(index.facets[name].map((value, place) => [value, place])));
  }

  static async open(): Promise<Products> {
    return new Products(await load<ProductIndex>("products"));
  }

  /** Loads the chunks in order, with a breath between two so that the page stays quick. */
  async loadAll(onMore: () => void): Promise<void> {
    for (let k = 0; k < this.index.chunks; k++) {
      await this.loadChunk(k);
      this.ready = Math.min(this.count, (k + 1) * this.index.chunk);
      await breath();
      onMore();
    }
  }

  async loadChunk(k: number): Promise<void> {
    if (this.chunks[k]) return;
    const chunk = await load<ProductChunk>(`products-${k}`);
    const from = k * this.index.chunk;
    for (const name of facetNames) this.facets[name].set(chunk[name], from);
    this.days.set(chunk.day, from);
    for (let i = 0; i < chunk.id.length; i++) {
      this.times[from + i] = chunk.time[i] ?? NaN;
      this.suns[from + i] = chunk.sun[i] ?? NaN;
      const [w, h] = [chunk.w[i]!, chunk.h[i]!];
      this.ratios[from + i] = w > 0 && h > 0 ? Math.min(4.2, Math.max(0.66, w / h)) : 1;
    }

    this.chunks[k] = chunk;
  }

  async need(n: number): Promise<void> {
    await this.loadChunk(Math.floor(n / this.index.chunk));
  }

  has(n: number): boolean {
    return this.chunks[Math.floor(n / this.index.chunk)] !== undefined;
  }

  private at(column: keyof ProductChunk, n: number): string | number | null | undefined {
    return this.chunks[Math.floor(n / this.index.chunk)]?.[column]?.[n % this.index.chunk];
  }

  title(n: number): string { return (this.at("title", n) as string | undefined) ?? ""; }
  id(n: number): string { return (this.at("id", n) as string | undefined) ?? ""; }
  /** Unix seconds; NaN for none. */
  time(n: number): number { return this.times[n]!; }
  /** Degrees; NaN for none. */
  sun(n: number): number { return this.suns[n]!; }
  day(n: number): number { return this.days[n]!; }
  score(n: number): number { return (this.at("score", n) as number | undefined) ?? 0; }
  repairs(n: number): number { return (this.at("repairs", n) as number | undefined) ?? 0; }
  isSimulated(n: number): boolean { return this.at("simulated", n) === 1; }

  /** A facet's place in the list of its values; −1 for none. */
  place(facet: FacetName, n: number): number { return this.facets[facet][n]!; }
  /** All places of a facet, by product. */
  places(facet: FacetName): Int32Array { return this.facets[facet]; }
  name(facet: FacetName, n: number): string { return this.index.facets[facet][this.place(facet, n)] ?? ""; }
  placeOf(facet: FacetName, value: string): number { return this.lookups.get(facet)!.get(value) ?? -2; }

  /** Width over height, within what a row can hold. */
  ratio(n: number): number { return this.ratios[n]!; }

  folder(n: number): string { return `${root}products/${encodeURIComponent(this.name("kind", n))}/${encodeURIComponent(this.id(n))}/`; }
  page(n: number): string { return `${this.folder(n)}index.html`; }

  private largeWidth(n: number): number {
    return this.index.preview ? ((this.at("pw", n) as number | undefined) ?? 0) : 0;
  }

  /** Both sizes, for the browser to choose by the width it is shown at. */
  sizes(n: number): string | null {
    const thumb = this.thumb(n);
    const [small, large] = [(this.at("w", n) as number | undefined) ?? 0, this.largeWidth(n)];
    return thumb && large > small && small > 0 ? `${thumb} ${small}w, ${this.large(n)} ${large}w` : null;
  }

  /** The largest picture a list may show: the preview where there is one, else the thumbnail. */
  large(n: number): string | null {
    return this.largeWidth(n) > 0 ? this.folder(n) + encodeURIComponent(this.index.preview!) : this.thumb(n);
  }

  thumb(n: number): string | null {
    const file = this.at("thumb", n) as string | undefined;
    return file ? this.folder(n) + encodeURIComponent(file) : null;
  }
}

export const breath = (): Promise<void> => new Promise(resolve => {
  if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 120 });
  else setTimeout(resolve, 16);
});
