/** The wall of pictures: only what is near the window exists, so that a million products scroll like a hundred. */
import { el, onFrame } from "../dom";
import { text, words } from "../shell/language";
import { oneName, dayTitle, dateTime } from "../shell/words";
import type { Products } from "./products";
import { layRows, rowAt, rowOf, type Rows } from "./rows";

export interface WallOptions {
  groupByDay: boolean;
  isSheet: boolean;
  language: string;
}

interface Frame { x: number; y: number; width: number; height: number }

const margin = 700;

/** What rows beyond the window may take of a frame. */
const frameMs = 6;

/** Rows from one to another, both of them. */
const inside = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

export class Wall {
  private numbers: Int32Array = new Int32Array(0);
  private rows: Rows = layRows(0, () => 1, { width: 1, target: 1, gap: 0, below: 0, headingHeight: 0, startsGroup: () => false });
  private options: WallOptions = { groupByDay: false, isSheet: false, language: "" };
  private readonly shown = new Map<string, HTMLElement>();
  private gap = 6;
  /** Kept, since asking the page for it between two changes makes it lay everything out. */
  private width = 0;
  private below = 0;
  private focused = -1;
  private readonly draw = onFrame(() => this.place());

  constructor(private readonly host: HTMLElement, private readonly products: Products) {
    host.classList.add("wall");
    addEventListener("scroll", this.draw, { passive: true });
    new ResizeObserver(onFrame(() => this.lay())).observe(host);
    host.addEventListener("keydown", event => this.onKey(event));
    host.addEventListener("focusin", event => {
      const place = (event.target as HTMLElement).closest<HTMLElement>("a.card")?.dataset["place"];
      if (place !== undefined) this.focused = Number(place);
    });
  }

  /** Pictures that stay keep their elements, so that nothing flickers while more arrive. */
  show(numbers: Int32Array, options: WallOptions): void {
    const isOther = options.isSheet !== this.options.isSheet || options.language !== this.options.language;
    this.numbers = numbers;
    this.options = options;
    if (isOther) {
      for (const element of this.shown.values()) element.remove();
      this.shown.clear();
    }

    this.lay();
  }

  get places(): Int32Array {
    return this.numbers;
  }

  private lay(): void {
    const width = this.host.clientWidth;
    if (width === 0) return;
    this.width = width;
    const isPhone = width < 620;
    this.gap = this.options.isSheet ? 10 : isPhone ? 4 : 6;
    this.below = this.options.isSheet ? 34 : 0;
    const target = this.options.isSheet ? (isPhone ? 84 : 116) : isPhone ? 132 : Math.min(260, 150 + width * 0.06);
    const { products, numbers } = this;
    this.rows = layRows(numbers.length, i => products.ratio(numbers[i]!), {
      width, target, gap: this.gap, below: this.below, headingHeight: isPhone ? 52 : 68,
      startsGroup: i => this.options.groupByDay && (i === 0 || products.day(numbers[i]!) !== products.day(numbers[i - 1]!)),
    });
    this.host.style.height = `${this.rows.top[this.rows.count] ?? 0}px`;
    this.place();
  }

  /** Puts what is near the window into the page, in reading order, and takes the rest out. Rows beyond the window wait for the next frame when this one is full. */
  private place(): void {
    const top = this.host.getBoundingClientRect().top;
    const near = (above: number, below: number): [number, number] => [rowAt(this.rows, -top - above), Math.min(this.rows.count - 1, rowAt(this.rows, -top + innerHeight + below))];
    const [from, to] = near(margin, margin);
    const [first, last] = near(0, 0);
    const began = performance.now();
    const placed = new Map<number, Map<string, HTMLElement>>();
    let waits = false;
    for (const r of inside(first, last).concat(inside(last + 1, to), inside(from, first - 1).reverse())) {
      if ((r < first || r > last) && performance.now() - began > frameMs && !this.isShown(r)) waits = true;
      else this.addRow(r, placed);
    }

    const wanted = new Map(inside(from, to).flatMap(r => [...(placed.get(r) ?? [])]));
    for (const [key, element] of this.shown) {
      if (!wanted.has(key) && !element.contains(document.activeElement)) {
        element.remove();
        this.shown.delete(key);
      }
    }

    let before: Element | null = null;
    for (const [key, element] of wanted) {
      const next: ChildNode | null = before ? before.nextSibling : this.host.firstChild;
      if (next !== element) this.host.insertBefore(element, next);
      this.shown.set(key, element);
      before = element;
    }

    if (waits) this.draw();
  }

  private isShown(r: number): boolean {
    const number = this.numbers[this.rows.first[r]!];
    return this.shown.has(`${this.rows.isHeading[r] ? "h" : "p"}${number}`);
  }

  private addRow(r: number, placed: Map<number, Map<string, HTMLElement>>): void {
    const { rows, numbers } = this;
    const wanted = new Map<string, HTMLElement>();
    placed.set(r, wanted);
    const first = rows.first[r]!;
    if (rows.isHeading[r]) {
      const key = `h${numbers[first]}`;
      const heading = this.shown.get(key) ?? this.heading(numbers[first]!);
      put(heading, { x: 0, y: rows.top[r]!, width: this.width, height: rows.height[r]! });
      wanted.set(key, heading);
      return;
    }

    let x = 0;
    for (let i = first; i < rows.first[r + 1]!; i++) {
      const width = this.products.ratio(numbers[i]!) * rows.height[r]!;
      const key = `p${numbers[i]}`;
      const item = this.shown.get(key) ?? this.card(i, width);
      (item.firstElementChild as HTMLElement).dataset["place"] = String(i);
      put(item, { x, y: rows.top[r]!, width, height: rows.height[r]! + this.below });
      wanted.set(key, item);
      x += width + this.gap;
    }
  }

  private heading(n: number): HTMLElement {
    const element = el("div", { class: "dayhead" });
    const { title, when } = dayTitle(this.products.day(n), this.products.time(n));
    element.append(el("h2", {}, title), when ? el("span", {}, when) : "");
    return element;
  }

  private card(place: number, width: number): HTMLElement {
    const n = this.numbers[place]!;
    const thumb = this.products.thumb(n);
    const title = this.products.title(n);
    const link = el("a", { class: !thumb ? "card blank" : this.products.name("kind", n) === "contact-sheet" ? "card whole" : "card", href: this.products.page(n) });
    link.append(thumb ? el("img", { srcset: this.products.sizes(n), sizes: `${Math.round(width)}px`, src: thumb, alt: "", decoding: "async", draggable: "false" }) : el("span", { class: "glyph" }, oneName(this.products.name("kind", n))));
    const time = this.products.time(n);
    link.append(el("span", { class: "caption" }, el("span", { class: "title" }, words(shortTitle(title))), el("small", {}, [oneName(this.products.name("kind", n)), Number.isNaN(time) ? "" : dateTime(time)].filter(Boolean).join(" · "))));
    if (this.products.isSimulated(n)) link.append(el("i", { class: "simulated" }, "SIMULATED"));
    return el("div", { class: "brick" }, link);
  }

  private onKey(event: KeyboardEvent): void {
    const row = this.focused < 0 ? 0 : rowOf(this.rows, this.focused);
    const moves: Record<string, () => number> = {
      ArrowRight: () => this.focused + 1,
      ArrowLeft: () => this.focused - 1,
      ArrowDown: () => this.beside(row, 1),
      ArrowUp: () => this.beside(row, -1),
      Home: () => 0,
      End: () => this.numbers.length - 1,
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.focus(Math.min(this.numbers.length - 1, Math.max(0, move())));
  }

  /** The picture above or below the focused one. */
  private beside(row: number, step: number): number {
    let r = row + step;
    while (r >= 0 && r < this.rows.count && this.rows.isHeading[r]) r += step;
    if (r < 0 || r >= this.rows.count) return this.focused;
    const middle = this.middleOf(row, this.focused);
    let best = this.rows.first[r]!;
    for (let i = best; i < this.rows.first[r + 1]!; i++) {
      if (Math.abs(this.middleOf(r, i) - middle) < Math.abs(this.middleOf(r, best) - middle)) best = i;
    }

    return best;
  }

  private middleOf(row: number, place: number): number {
    let x = 0;
    for (let i = this.rows.first[row]!; i < place; i++) x += this.products.ratio(this.numbers[i]!) * this.rows.height[row]! + this.gap;
    return x + (this.products.ratio(this.numbers[place]!) * this.rows.height[row]!) / 2;
  }

  /** Brings a picture into the window and gives it the focus. */
  focus(place: number): void {
    const row = rowOf(this.rows, place);
    const top = this.host.getBoundingClientRect().top + this.rows.top[row]!;
    const bottom = top + this.rows.height[row]!;
    if (top < 120) scrollBy({ top: top - 120 });
    else if (bottom > innerHeight - 20) scrollBy({ top: bottom - innerHeight + 20 });
    this.place();
    this.shown.get(`p${this.numbers[place]}`)?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  }

  /** Everything at once, for paper; only as many as a printer can bear. */
  showForPrint(most: number): HTMLElement {
    const sheet = el("div", { class: "printsheet" });
    for (let i = 0; i < Math.min(most, this.numbers.length); i++) {
      const item = this.card(i, 300);
      item.querySelector("img")?.setAttribute("loading", "eager");
      sheet.append(item);
    }

    if (this.numbers.length > most) sheet.append(el("p", {}, text("web.gallery.printed", most, this.numbers.length)));
    return sheet;
  }
}

/** The mission's name stands on the page already. */
export const shortTitle = (title: string): string => title.replace(/^Chang[’']e-\d · /, "");

function put(element: HTMLElement, frame: Frame): void {
  const { style } = element;
  style.transform = `translate(${frame.x.toFixed(2)}px,${frame.y.toFixed(2)}px)`;
  style.width = `${frame.width.toFixed(2)}px`;
  style.height = `${frame.height.toFixed(2)}px`;
}
