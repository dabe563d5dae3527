/** The gallery page: state in the address, filters above, the wall below. */
import { el, iconButton, isTyping } from "../dom";
import { language, onChange, text } from "../shell/language";
import { count } from "../shell/words";
import { choose, type Chosen } from "./choose";
import { Filters } from "./filters";
import { breath, Products } from "./products";
import { search } from "./search";
import { Slideshow } from "./slideshow";
import { emptyState, formatState, isFiltered, parseState, sorts, type Sort, type State } from "./state";
import { Wall } from "./wall";

const mostOnPaper = 600;

export async function startGallery(host: HTMLElement): Promise<void> {
  const products = await Products.open();
  const wallHost = el("div", { "aria-label": text("nav.gallery") });
  const status = el("p", { class: "found", role: "status" });
  const bar = document.getElementById("filters") ?? el("div", { id: "filters" });
  host.replaceChildren(wallHost);
  if (!bar.isConnected) host.before(bar);
  new Gallery(products, new Wall(wallHost, products), bar, status, wallHost).start();
}

class Gallery {
  private state: State = parseState(location.hash);
  private found: Set<number> | null = null;
  private chosen: Chosen | null = null;
  private readonly filters: Filters;
  private readonly sort: HTMLSelectElement;
  private readonly slideshow: Slideshow;
  private asked = "";

  constructor(private readonly products: Products, private readonly wall: Wall, bar: HTMLElement, private readonly status: HTMLElement, private readonly wallHost: HTMLElement) {
    this.filters = new Filters(products, () => this.state, next => this.go(next));
    this.sort = el("select", { "aria-label": text("web.gallery.sort") });
    this.sort.addEventListener("change", () => this.go({ ...this.state, sort: this.sort.value as Sort }));
    this.slideshow = new Slideshow(products, () => this.wall.places);
    bar.classList.add("filters");
    bar.replaceChildren(this.filters.element, el("div", { class: "found-row" }, this.status, this.filters.chips, el("div", { class: "actions" },
      this.sort,
      iconButton("grid", text("web.gallery.sheet"), () => this.go({ ...this.state, view: this.state.view === "sheet" ? "rows" : "sheet" })),
      iconButton("play", text("web.gallery.slideshow"), () => this.slideshow.open(0)))));
  }

  start(): void {
    addEventListener("hashchange", () => {
      this.state = parseState(location.hash);
      void this.update();
    });
    addEventListener("keydown", event => this.onKey(event));
    addEventListener("beforeprint", () => this.wallHost.after(this.wall.showForPrint(mostOnPaper)));
    addEventListener("afterprint", () => document.querySelector(".printsheet")?.remove());
    onChange(() => this.relabel());
    this.relabel();
    let drawn = 0;
    void this.products.loadAll(() => {
      // The first chunk is drawn at once; later ones now and then, and the last one.
      const isLast = this.products.ready === this.products.count;
      if (drawn++ === 0 || isLast || performance.now() - this.drawnAt > 1200) void this.update();
      else this.say(this.chosen);
    });
  }

  private drawnAt = 0;
  private questions = 0;

  private relabel(): void {
    this.sort.replaceChildren(...sorts.map(name => el("option", { value: name, selected: name === this.state.sort }, text(`web.sort.${name}`))));
    this.filters.relabel();
    if (this.chosen) void this.update();
  }

  private go(next: State): void {
    this.state = next;
    history.replaceState(null, "", formatState(next) || location.pathname + location.search);
    void this.update();
  }

  private async update(): Promise<void> {
    const asked = formatState(this.state) + language();
    if (this.state.q !== this.asked) {
      this.found = this.state.q ? await search(this.state.q).catch(() => new Set<number>()) : null;
      this.asked = this.state.q;
      if (asked !== formatState(this.state) + language()) return;
    }

    const question = ++this.questions;
    const chosen = await choose(this.products, this.state, this.found, () => question === this.questions);
    if (chosen) await breath();
    if (!chosen || question !== this.questions) return;
    this.chosen = chosen;
    this.drawnAt = performance.now();
    this.sort.value = this.state.sort;
    this.filters.draw(chosen);
    this.say(chosen);
    // Laying out thousands takes as long as drawing the filters: two tasks, not one.
    await breath();
    if (question !== this.questions) return;
    this.wallHost.parentElement!.classList.toggle("sheet", this.state.view === "sheet");
    this.wall.show(chosen.numbers, { groupByDay: this.state.sort === "newest" || this.state.sort === "oldest", isSheet: this.state.view === "sheet", language: language() });
  }

  private say(chosen: Chosen | null): void {
    if (!chosen) return;
    const { ready, count: all } = this.products;
    this.status.textContent = chosen.numbers.length === 0 && ready === all ? text("web.gallery.none")
      : isFiltered(this.state) ? text("web.gallery.of", count(chosen.numbers.length), count(all)) : text("web.gallery.all", count(all));
    this.status.classList.toggle("loading", ready < all);
  }

  private onKey(event: KeyboardEvent): void {
    if (isTyping(event)) return;
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector<HTMLInputElement>("form.search input")?.focus();
    } else if (event.key === "s") this.slideshow.open(0);
    else if (event.key === "Escape" && isFiltered(this.state) && !document.querySelector("dialog[open], details[open]")) this.go({ ...emptyState(), sort: this.state.sort, view: this.state.view });
  }
}
