/** Which products a state asks for, in which order, and how many each further choice would leave. */
import { facetNames, type FacetName } from "../contract";
import { breath, type Products } from "./products";
import type { State } from "./state";

export interface Chosen {
  numbers: Int32Array;
  /** For each facet, per value: products that pass every other filter. */
  counts: Record<FacetName, Int32Array>;
  days: Map<number, number>;
}

const dayFilter = facetNames.length;
/** A slice of work takes no longer than this, so that the page answers while thousands are gone through. */
const sliceMs = 10;

interface Wanted {
  facets: (Set<number> | null)[];
  days: Set<number> | null;
  from: number | null;
  to: number | null;
}

/** Null where another question came before the answer was there. */
export async function choose(products: Products, state: State, found: Set<number> | null, isAsked: () => boolean): Promise<Chosen | null> {
  const wanted: Wanted = {
    facets: facetNames.map(name => (state.facets[name].length > 0 ? new Set(state.facets[name].map(value => products.placeOf(name, value))) : null)),
    days: state.days.length > 0 ? new Set(state.days) : null,
    from: state.from ? Date.parse(state.from) / 1000 : null,
    to: state.to ? Date.parse(state.to) / 1000 + 86400 : null,
  };
  const counts = Object.fromEntries(facetNames.map(name => [name, new Int32Array(products.index.facets[name].length)])) as Record<FacetName, Int32Array>;
  const chosen: Chosen & { list: number[] } = { numbers: new Int32Array(0), counts, days: new Map(), list: [] };
  const { ready } = products;
  let slice = performance.now();
  for (let n = 0; n < ready; n++) {
    if ((n & 255) === 0 && performance.now() - slice > sliceMs) {
      await breath();
      if (!isAsked()) return null;
      slice = performance.now();
    }

    if (!found || found.has(n)) take(products, n, state, wanted, chosen);
  }

  return { numbers: sorted(products, chosen.list, state), counts, days: chosen.days };
}

function take(products: Products, n: number, state: State, wanted: Wanted, chosen: Chosen & { list: number[] }): void {
  if (!isWithin(products.time(n), wanted.from, wanted.to) || !isWithin(products.sun(n), state.sunMin, state.sunMax)) return;
  const failed = failing(products, n, wanted.facets, wanted.days);
  if (failed === -2) return;
  if (failed === -1) chosen.list.push(n);
  for (let i = 0; i < facetNames.length; i++) {
    if (failed !== -1 && failed !== i) continue;
    const place = products.place(facetNames[i]!, n);
    if (place >= 0) chosen.counts[facetNames[i]!][place]!++;
  }

  if (failed === -1 || failed === dayFilter) chosen.days.set(products.day(n), (chosen.days.get(products.day(n)) ?? 0) + 1);
}

/** −1 where all pass, the one facet that fails, or −2 where several do. */
function failing(products: Products, n: number, wanted: (Set<number> | null)[], days: Set<number> | null): number {
  let failed = days && !days.has(products.day(n)) ? dayFilter : -1;
  for (let i = 0; i < wanted.length; i++) {
    const set = wanted[i];
    if (!set || set.has(products.place(facetNames[i]!, n))) continue;
    if (failed !== -1) return -2;
    failed = i;
  }

  return failed;
}

/** NaN is within nothing but everything. */
function isWithin(value: number, least: number | null, most: number | null): boolean {
  return (least === null || value >= least) && (most === null || value <= most);
}

/** Products come newest first; every other order falls back to that one. */
function sorted(products: Products, numbers: number[], state: State): Int32Array {
  const all = Int32Array.from(numbers);
  if (state.sort === "newest") return all;
  if (state.sort === "oldest") return oldest(products, all);
  if (state.sort === "best") return all.sort((a, b) => products.score(b) - products.score(a) || a - b);
  if (state.sort === "sun") return all.sort((a, b) => height(products, a) - height(products, b) || a - b);
  const titles = new Map(numbers.map(n => [n, products.title(n)]));
  const collator = new Intl.Collator("en", { numeric: true });
  return all.sort((a, b) => collator.compare(titles.get(a)!, titles.get(b)!) || a - b);
}

/** What has no Sun stands last. */
const height = (products: Products, n: number): number => (Number.isNaN(products.sun(n)) ? 999 : products.sun(n));

/** What has no time stays last. */
function oldest(products: Products, all: Int32Array): Int32Array {
  let timed = all.length;
  while (timed > 0 && Number.isNaN(products.time(all[timed - 1]!))) timed--;
  all.subarray(0, timed).reverse();
  return all;
}
