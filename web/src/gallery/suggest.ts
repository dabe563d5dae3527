/** The search box of every page: the first finds while writing, all of them in the gallery. Live where a server answers. */
import { el } from "../dom";
import { root } from "../shell/data";
import { language, text, words } from "../shell/language";
import { dateTime, oneName } from "../shell/words";
import { Products } from "./products";
import { search } from "./search";
import { formatState, parseState } from "./state";
import { shortTitle } from "./wall";

const most = 6;

interface Found {
  title: string;
  kind: string;
  time: number | null;
  page: string;
  thumb: string | null;
}

interface Answer {
  total: number;
  found: Found[];
}

export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>("form.search");
  const input = form?.querySelector<HTMLInputElement>("input");
  if (!form || !input) return;
  const list = el("div", { class: "suggestions", id: "suggestions", hidden: true });
  form.append(list);
  new Suggestions(form, input, list).start();
}

class Suggestions {
  private asked = 0;
  private timer = 0;
  private products: Promise<Products> | null = null;

  constructor(private readonly form: HTMLFormElement, private readonly input: HTMLInputElement, private readonly list: HTMLElement) {}

  start(): void {
    const query = new URLSearchParams(location.search).get("q");
    const isGallery = document.documentElement.dataset["page"] === "gallery";
    if (isGallery && query) location.replace(`${location.pathname}${formatState({ ...parseState(location.hash), q: query })}`);
    if (isGallery) {
      const show = (): void => void (this.input.value = parseState(location.hash).q);
      addEventListener("hashchange", show);
      show();
    }

    this.form.addEventListener("submit", event => {
      event.preventDefault();
      this.close();
      location.href = `${root}gallery.html${formatState({ ...parseState(isGallery ? location.hash : ""), q: this.input.value.trim() }) || "#"}`;
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(), 120);
    });
    this.form.addEventListener("keydown", event => this.onKey(event));
    document.addEventListener("click", event => !this.form.contains(event.target as Node) && this.close());
    this.form.addEventListener("focusout", event => !this.form.contains(event.relatedTarget as Node | null) && event.relatedTarget !== null && this.close());
  }

  private async ask(): Promise<void> {
    const query = this.input.value.trim();
    const asked = ++this.asked;
    if (query === "") return this.close();
    const answer = await this.find(query).catch(() => null);
    if (asked !== this.asked || !answer) return;
    this.draw(query, answer);
  }

  private async find(query: string): Promise<Answer> {
    return isServed() ? live(query) : this.offline(query);
  }

  private async offline(query: string): Promise<Answer> {
    this.products ??= Products.open();
    const products = await this.products;
    const numbers = [...(await search(query))].sort((a, b) => a - b);
    const first = numbers.slice(0, most);
    await Promise.all(first.map(n => products.need(n)));
    return { total: numbers.length, found: first.map(n => ({ title: products.title(n), kind: products.name("kind", n), time: Number.isNaN(products.time(n)) ? null : products.time(n), page: products.page(n), thumb: products.thumb(n) })) };
  }

  private draw(query: string, answer: Answer): void {
    const all = el("a", { class: "all", href: `${root}gallery.html${formatState({ ...parseState(""), q: query })}` }, answer.total === 0 ? text("web.search.none") : text("web.search.all", answer.total));
    this.list.replaceChildren(...answer.found.map(found => el("a", { class: "suggestion", href: found.page },
      found.thumb ? el("img", { src: found.thumb, alt: "", width: 64, height: 48 }) : el("span", { class: "glyph" }),
      el("span", {}, words(shortTitle(found.title)), el("small", {}, [oneName(found.kind), found.time === null ? "" : dateTime(found.time)].filter(Boolean).join(" · "))))), all);
    this.list.lang = language() === "zh" ? "zh-Hans" : "en";
    this.list.hidden = false;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.close();
      this.input.focus();
      return;
    }

    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.list.querySelectorAll<HTMLElement>("a")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!this.list.hidden && next) {
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    }
  }

  private close(): void {
    this.asked++;
    this.list.hidden = true;
  }
}

/** A Farside server names itself in its timing header; pages from disk and plain hosts answer by their index. */
function isServed(): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return page?.serverTiming.some(entry => entry.name === "farside") ?? false;
}

interface LiveRow {
  kind: string;
  title: string;
  page: string;
  thumb: string | null;
  time: number | string | null;
}

async function live(query: string): Promise<Answer> {
  const response = await fetch(`${root}api/search?q=${encodeURIComponent(query)}&limit=${most}`);
  if (!response.ok) throw new Error(String(response.status));
  const answer = (await response.json()) as { total: number; rows: LiveRow[] };
  return {
    total: answer.total,
    found: answer.rows.slice(0, most).map(row => ({ title: row.title, kind: row.kind, page: root + row.page, thumb: row.thumb ? root + row.thumb : null, time: typeof row.time === "string" ? Date.parse(row.time) / 1000 : row.time })),
  };
}
