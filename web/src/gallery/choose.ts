/** Which products a state asks for, in which order, and how many each further choice would leave. */
import { facetNames, type FacetName } from "../contract";
import type { Products } from "./products";
import type { State } from "./state";

export interface Chosen {
  numbers: Int32Array;
  /** For each facet, per value: products that pass every other filter. */
  counts: Record<FacetName, Int32Array>;
  days: Map<number, number>;
}

const dayFilter = facetNames.length;

export function choose(products: Products, state: State, found: Set<number> | null): Chosen {
  const wanted = facetNames.map(name => (state.facets[name].length > 0 ? new Set(state.facets[name].map(value => products.placeOf(name, value))) : null));
  const days = state.days.length > 0 ? new Set(state.days) : null;
  const from = state.from ? Date.parse(state.from) / 1000 : null;
  const to = state.to ? Date.parse(state.to) / 1000 + 86400 : null;
  const counts = Object.fromEntries(facetNames.map(name => [name, new Int32Array(products.index.facets[name].length)])) as Record<FacetName, Int32Array>;
  const dayCounts = new Map<number, number>();
  const numbers: number[] = [];

  for (let n = 0; n < products.ready; n++) {
    if (found && !found.has(n)) continue;
    if (!isWithin(products.time(n), from, to) || !isWithin(products.sun(n), state.sunMin, state.sunMax)) continue;
    const failed = failing(products, n, wanted, days);
    if (failed === -2) continue;
    if (failed === -1) numbers.push(n);
    facetNames.forEach((name, i) => {
      const place = products.place(name, n);
      if (place >= 0 && (failed === -1 || failed === i)) counts[name][place]!++;
    });
    if (failed === -1 || failed === dayFilter) dayCounts.set(products.day(n), (dayCounts.get(products.day(n)) ?? 0) + 1);
  }

  return { numbers: sorted(products, numbers, state), counts, days: dayCounts };
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

function isWithin(value: number | null, least: number | null, most: number | null): boolean {
  if (least === null && most === null) return true;
  return value !== null && (least === null || value >= least) && (most === null || value <= most);
}

/** Products come newest first; every other order falls back to that one. */
function sorted(products: Products, numbers: number[], state: State): Int32Array {
  const all = Int32Array.from(numbers);
  if (state.sort === "newest") return all;
  if (state.sort === "oldest") return oldest(products, all);
  if (state.sort === "best") return all.sort((a, b) => products.score(b) - products.score(a) || a - b);
  if (state.sort === "sun") return all.sort((a, b) => (products.sun(a) ?? 999) - (products.sun(b) ?? 999) || a - b);
  const titles = new Map(numbers.map(n => [n, products.title(n)]));
  const collator = new Intl.Collator("en", { numeric: true });
  return all.sort((a, b) => collator.compare(titles.get(a)!, titles.get(b)!) || a - b);
}

/** What has no time stays last. */
function oldest(products: Products, all: Int32Array): Int32Array {
  let timed = all.length;
  while (timed > 0 && products.time(all[timed - 1]!) === null) timed--;
  all.subarray(0, timed).reverse();
  return all;
}
