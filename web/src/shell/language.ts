/** Texts: English stands in the page; another language replaces it, and English comes back from where it was kept. */
import english from "virtual:strings";
import { load } from "./data";
import { kept, keep } from "./kept";

type Strings = Record<string, string>;

const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

let current: Language = "en";
let strings: Strings = english;
const reactions: (() => void)[] = [];

export const language = (): Language => current;

export function text(key: string, ...holes: (string | number)[]): string {
  return fill(strings[key] ?? english[key] ?? key, holes);
}

/** A word of a product (unit, role, instrument) in the reader's language where it is known, else as it stands. */
export function term(word: string): string {
  if (current === "en") return word;
  for (const { key, before, after } of patterns()) {
    const isPattern = after !== null;
    if (!isPattern && word === before) return strings[key] ?? word;
    if (isPattern && word.length > before.length + after.length && word.startsWith(before) && word.endsWith(after)) return fill(strings[key] ?? word, [word.slice(before.length, word.length - after.length)]);
  }

  return word;
}

/** A title's parts, each in the reader's language. */
export const words = (title: string): string => (current === "en" ? title : title.split(" · ").map(term).join(" · "));

interface Pattern {
  key: string;
  before: string;
  /** Null where the text has no hole. */
  after: string | null;
}

let known: Pattern[] | null = null;

function patterns(): Pattern[] {
  known ??= Object.entries(english).filter(([key]) => key.startsWith("term.")).map(([key, value]) => {
    const [before = "", after] = value.split("{0}");
    return { key, before, after: after ?? null };
  });
  return known;
}

export function onChange(react: () => void): void {
  reactions.push(react);
}

export function changed(): void {
  for (const react of reactions) react();
}

/** The reader's choice, else the browser's wish. */
export async function startLanguage(): Promise<void> {
  const wished = kept("language") ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
  if (wished === "zh") await setLanguage("zh");
}

export async function setLanguage(next: Language): Promise<void> {
  try {
    strings = next === "en" ? english : await load<Strings>("strings-zh");
  } catch {
    return;
  }

  current = next;
  keep("language", next);
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  translate(document.body);
  changed();
}

const originals = new WeakMap<Element, Map<string, string>>();

/** Replaces what carries data-t (the element's text) and data-t-ATTRIBUTE (an attribute's). */
function translate(within: Element): void {
  for (const element of within.querySelectorAll<HTMLElement>("[data-t]")) {
    swap(element, "", element.dataset["t"]!, element.dataset["tArgs"], () => element.textContent ?? "", value => (element.textContent = value));
  }

  for (const attribute of ["alt", "title", "placeholder", "aria-label", "content"]) {
    for (const element of within.querySelectorAll(`[data-t-${attribute}]`)) {
      swap(element, attribute, element.getAttribute(`data-t-${attribute}`)!, element.getAttribute(`data-t-${attribute}-args`),
        () => element.getAttribute(attribute) ?? "", value => element.setAttribute(attribute, value));
    }
  }
}

function swap(element: Element, part: string, key: string, holes: string | null | undefined, read: () => string, write: (value: string) => void): void {
  const kept = originals.get(element) ?? new Map<string, string>();
  originals.set(element, kept);
  if (!kept.has(part)) kept.set(part, read());
  const translated = current === "en" ? undefined : strings[key];
  write(translated === undefined ? kept.get(part)! : fill(translated, parse(holes)));
}

function parse(holes: string | null | undefined): (string | number)[] {
  if (!holes) return [];
  const values = JSON.parse(holes) as (string | number)[];
  return values.map(value => (typeof value === "string" && value.startsWith("@") ? text(value.slice(1)) : value));
}

const fill = (pattern: string, holes: (string | number)[]): string => pattern.replace(/\{(\d+)\}/g, (whole, place: string) => String(holes[Number(place)] ?? whole));
