/** The filter bar: one small panel a facet, with how many each choice would leave; on a phone they share one sheet. */
import { facetNames, type FacetName } from "../contract";
import { el, icon } from "../dom";
import { text, term } from "../shell/language";
import { count, kindName } from "../shell/words";
import type { Chosen } from "./choose";
import type { Products } from "./products";
import { emptyState, isFiltered, type State } from "./state";

interface Panel {
  box: HTMLDetailsElement;
  summary: HTMLElement;
  body: HTMLElement;
}

export class Filters {
  readonly element = el("div", { class: "facets" });
  readonly chips = el("div", { class: "chips" });
  private readonly panels = new Map<FacetName | "day" | "sun" | "date", Panel>();
  private readonly inputs = new Map<string, HTMLInputElement>();
  private chosen: Chosen | null = null;

  constructor(private readonly products: Products, private readonly read: () => State, private readonly go: (next: State) => void) {
    for (const name of ["kind", "instrument", "day", "station", "mode", "sequence", "eye", "mission", "date", "sun"] as const) {
      if (this.isOf(name)) this.add(name);
    }

    document.addEventListener("click", event => this.closeOthers(event.target as Node));
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      const open = this.element.querySelector<HTMLDetailsElement>("details[open]");
      if (!open) return;
      open.open = false;
      open.querySelector("summary")!.focus();
      event.stopPropagation();
    });
  }

  /** A facet with one value narrows nothing. */
  private isOf(name: FacetName | "day" | "sun" | "date"): boolean {
    return name === "day" || name === "sun" || name === "date" || this.products.index.facets[name].length > 1;
  }

  private add(name: FacetName | "day" | "sun" | "date"): void {
    const summary = el("summary");
    const body = el("div", { class: "facet-body" });
    const box = el("details", { class: "facet", "data-facet": name }, summary, body);
    box.addEventListener("toggle", () => {
      if (!box.open) return;
      this.closeOthers(box);
      if (this.chosen) this.drawFacet(name, this.chosen);
    });
    this.panels.set(name, { box, summary, body });
    this.element.append(box);
    if (name === "sun") this.addRange(body, ["sunMin", "sunMax"], "number");
    if (name === "date") this.addRange(body, ["from", "to"], "date");
  }

  private addRange(body: HTMLElement, names: ["sunMin", "sunMax"] | ["from", "to"], type: "number" | "date"): void {
    for (const name of names) {
      const input = el("input", type === "number" ? { type, min: -90, max: 90, step: 1, inputmode: "numeric" } : { type });
      input.addEventListener("change", () => this.go({ ...this.read(), [name]: type === "number" ? (input.value === "" ? null : Number(input.value)) : input.value }));
      this.inputs.set(name, input);
      body.append(el("label", { class: "range" }, el("span", { "data-name": name }), input));
    }
  }

  private closeOthers(target: Node): void {
    for (const { box } of this.panels.values()) if (box.open && !box.contains(target)) box.open = false;
  }

  relabel(): void {
    for (const [name, { summary, body }] of this.panels) {
      summary.textContent = text(`web.facet.${name}`);
      for (const span of body.querySelectorAll<HTMLElement>("[data-name]")) span.textContent = text(`web.facet.${span.dataset["name"]}`);
    }
  }

  draw(chosen: Chosen): void {
    const state = this.read();
    this.chosen = chosen;
    for (const [name, { box }] of this.panels) if (box.open) this.drawFacet(name, chosen);
    for (const name of facetNames) this.mark(name, state.facets[name].length > 0);
    this.mark("day", state.days.length > 0);
    this.mark("sun", state.sunMin !== null || state.sunMax !== null);
    this.mark("date", state.from !== "" || state.to !== "");
    for (const name of ["sunMin", "sunMax", "from", "to"] as const) {
      const input = this.inputs.get(name);
      if (input && document.activeElement !== input) input.value = state[name] === null ? "" : String(state[name]);
    }

    this.drawChips(state);
  }

  /** Closed panels stay empty: a mission has hundreds of sequences. */
  private drawFacet(name: FacetName | "day" | "sun" | "date", chosen: Chosen): void {
    const state = this.read();
    if (name === "day") {
      const days = [...chosen.days].filter(([day]) => day > 0).map(([day, found]) => ({ value: String(day), count: found }));
      this.drawPanel("day", days, state.days.map(String), next => this.go({ ...state, days: next.map(Number) }));
    } else if (name !== "sun" && name !== "date") {
      const values = this.products.index.facets[name].map((value, place) => ({ value, count: chosen.counts[name][place]! }));
      this.drawPanel(name, values, state.facets[name], next => this.go({ ...state, facets: { ...state.facets, [name]: next } }));
    }
  }

  private drawPanel(name: FacetName | "day", values: { value: string; count: number }[], selected: string[], go: (next: string[]) => void): void {
    const panel = this.panels.get(name);
    if (!panel) return;
    const focused = panel.body.contains(document.activeElement) ? (document.activeElement as HTMLInputElement).value : null;
    panel.body.replaceChildren(...values.filter(entry => entry.count > 0 || selected.includes(entry.value)).sort(byName(name)).map(entry => {
      const input = el("input", { type: "checkbox", value: entry.value, checked: selected.includes(entry.value) });
      input.addEventListener("change", () => go(input.checked ? [...selected, entry.value] : selected.filter(value => value !== entry.value)));
      return el("label", {}, input, el("span", {}, valueName(name, entry.value)), el("small", {}, count(entry.count)));
    }));
    if (focused !== null) [...panel.body.querySelectorAll<HTMLInputElement>("input")].find(input => input.value === focused)?.focus();
  }

  private mark(name: FacetName | "day" | "sun" | "date", isOn: boolean): void {
    this.panels.get(name)?.box.classList.toggle("on", isOn);
  }

  /** What narrows now, each with a way out. */
  private drawChips(state: State): void {
    const chips: HTMLElement[] = [];
    const chip = (label: string, without: State): void => {
      const button = el("button", { type: "button", class: "chip", "aria-label": text("web.gallery.without", label) }, el("span", {}, label), icon("close"));
      button.addEventListener("click", () => this.go(without));
      chips.push(button);
    };
    if (state.q) chip(`“${state.q}”`, { ...state, q: "" });
    for (const name of facetNames) for (const value of state.facets[name]) chip(valueName(name, value), { ...state, facets: { ...state.facets, [name]: state.facets[name].filter(other => other !== value) } });
    for (const day of state.days) chip(text("web.day", day), { ...state, days: state.days.filter(other => other !== day) });
    if (state.from || state.to) chip(`${state.from || "…"} – ${state.to || "…"}`, { ...state, from: "", to: "" });
    if (state.sunMin !== null || state.sunMax !== null) chip(`${text("web.facet.sun")} ${state.sunMin ?? "…"}°–${state.sunMax ?? "…"}°`, { ...state, sunMin: null, sunMax: null });
    if (isFiltered(state) && chips.length > 1) {
      const clear = el("button", { type: "button", class: "chip clear" }, text("web.gallery.clear"));
      clear.addEventListener("click", () => this.go({ ...emptyState(), sort: state.sort, view: state.view }));
      chips.push(clear);
    }

    this.chips.replaceChildren(...chips);
  }
}

function byName(name: FacetName | "day"): (a: { value: string; count: number }, b: { value: string; count: number }) => number {
  if (name === "kind") return (a, b) => b.count - a.count;
  return (a, b) => a.value.localeCompare(b.value, "en", { numeric: true });
}

export function valueName(name: FacetName | "day", value: string): string {
  if (name === "kind") return kindName(value);
  if (name === "day") return text("web.day", value);
  if (name === "eye") return value === "L" ? text("web.eye.left") : value === "R" ? text("web.eye.right") : value;
  return term(value);
}
