/** Search without a server: tokens in small files by their first two characters, read on demand. */
import type { SearchIndex } from "../contract";
import { load } from "../shell/data";

type Bucket = Record<string, string>;

/** The same fold and cut as at publication: no marks, lower case, ASCII words; every other letter stands alone. */
export function tokens(query: string): string[] {
  const folded = query.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const runs = folded.match(/[a-z0-9]+|(?![a-z0-9])[\p{L}\p{N}]/gu) ?? [];

  // A stamp of day and time is two tokens.
  return runs.flatMap(run => (/^\d{9,14}$/.test(run) ? [run.slice(0, 8), run.slice(8)] : [run]));
}

export function bucketOf(token: string): string {
  const first = token.codePointAt(0)!;
  return first < 128 ? token.slice(0, 2) : `u${first.toString(16).padStart(4, "0")}`;
}

/** Differences from −1 in base 36; d*n is d repeated n times. */
export function postings(coded: string): number[] {
  const numbers: number[] = [];
  let at = -1;
  for (const part of coded.split(",")) {
    const [step = "", times = "1"] = part.split("*");
    for (let i = Number.parseInt(times, part.includes("*") ? 36 : 10), d = Number.parseInt(step, 36); i > 0; i--) numbers.push((at += d));
  }

  return numbers;
}

/** Products that hold every token; the last token is the beginning of a word. */
export async function search(query: string): Promise<Set<number>> {
  const words = tokens(query);
  if (words.length === 0) return new Set();
  const index = await load<SearchIndex>("search");
  const sets: Set<number>[] = [];
  for (const [i, word] of words.entries()) sets.push(await matches(index, word, i === words.length - 1));
  sets.sort((a, b) => a.size - b.size);
  return sets.reduce((both, next) => new Set([...both].filter(n => next.has(n))));
}

async function matches(index: SearchIndex, word: string, isPrefix: boolean): Promise<Set<number>> {
  const found = new Set<number>();
  for (const name of bucketNames(index, word, isPrefix)) {
    const bucket = await load<Bucket>(`search-${name}`);
    for (const [token, coded] of Object.entries(bucket)) {
      if (isPrefix ? token.startsWith(word) : token === word) for (const n of postings(coded)) found.add(n);
    }
  }

  return found;
}

/** A prefix of one letter opens every bucket that begins with it. */
function bucketNames(index: SearchIndex, word: string, isPrefix: boolean): string[] {
  const name = bucketOf(word);
  const isShort = isPrefix && word.length === 1 && name.length === 1;
  return Object.keys(index.buckets).filter(key => key === name || (isShort && key.length <= 2 && key.startsWith(name)));
}
