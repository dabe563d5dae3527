/** A table as curves: one panel a unit, all on one abscissa; errors as bands; drag to zoom, double click for all. */
import uPlot from "uplot";
import type { Plot, ProductPage } from "../contract";
import { el, onFrame } from "../dom";
import { number } from "../shell/words";
import { colour } from "../shell/theme";
import { Choice } from "../view/stage";

const inks = ["ink1", "ink2", "ink3", "ink4", "ink5"];
const panelHeight = 210;
const onlyPanelHeight = 420;
/** More curves than this in one panel are a tangle: the first are shown, the others can be called. */
const shownAtFirst = 5;

export function mountPlot(host: HTMLElement, page: ProductPage): void {
  const { plot } = page;
  if (!plot || plot.rows.length < 2 || plot.series.length === 0) return;
  const panels = el("div", { class: "panels" });
  const modes = el("div", { class: "modes", role: "group", "aria-label": window.farside.text("web.view.modes") });
  host.classList.add("live", "plotted");
  host.append(modes, panels);
  const drawn = new Panels(panels, plot);
  const choice = new Choice(modes, mode => {
    const isDrawn = mode !== "picture";
    host.classList.toggle("covered", isDrawn);
    panels.hidden = !isDrawn;
    if (isDrawn) drawn.setLogarithmic(mode === "log");
  });
  choice.add("curves", window.farside.text("web.plot.curves"));
  choice.add("log", window.farside.text("web.plot.log"));
  if (page.images.length > 0) choice.add("picture", window.farside.text("web.plot.picture"));
  choice.press("curves");
  if (plot.overlay?.length) modes.append(overlayButton(drawn));
}

/** Pressed, it lays a library over the curves. */
function overlayButton(drawn: Panels): HTMLButtonElement {
  const button = el("button", { type: "button", class: "mode", "aria-pressed": "false", "data-mode": "library" }, window.farside.text("web.plot.library"));
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOn));
    drawn.setOverlaid(isOn);
  });
  return button;
}

class Panels {
  private drawn: uPlot[] = [];
  private isLogarithmic = false;
  private isOverlaid = false;
  private readonly x: number[];

  constructor(private readonly host: HTMLElement, private readonly plot: Plot) {
    const order = plot.rows.map((row, i) => ({ x: row[plot.x], i })).filter((entry): entry is { x: number; i: number } => typeof entry.x === "number").sort((a, b) => a.x - b.x);
    const isBare = (columns: number[]): number => (plot.columns[columns[0]!]!.unit === "" ? 1 : 0);
    this.plot = { ...plot, rows: order.map(entry => plot.rows[entry.i]!), series: [...plot.series].sort((a, b) => isBare(a) - isBare(b)) };
    this.x = order.map(entry => entry.x);
    window.farside.onChange(() => this.draw());
    new ResizeObserver(onFrame(() => this.resize())).observe(host);
  }

  /** Logarithmic on both sides of zero: heights run from kilometres to centimetres. */
  setLogarithmic(on: boolean): void {
    this.isLogarithmic = on;
    this.draw();
  }

  setOverlaid(on: boolean): void {
    this.isOverlaid = on;
    this.draw();
  }

  private draw(): void {
    for (const panel of this.drawn) panel.destroy();
    this.host.replaceChildren();
    this.drawn = this.plot.series.map((columns, i) => this.panel(columns, i === this.plot.series.length - 1));
  }

  private resize(): void {
    for (const panel of this.drawn) panel.setSize({ width: panel.root.parentElement!.clientWidth, height: panel.height });
  }

  private panel(columns: number[], isLast: boolean): uPlot {
    const unit = this.plot.columns[columns[0]!]!.unit;
    const bands = columns.map(column => this.bandOf(column));
    const data: uPlot.AlignedData = [this.x, ...columns.map(column => this.column(column)), ...bands.flatMap((band, i) => (band === null ? [] : this.edges(columns[i]!, band)))];
    const series: uPlot.Series[] = [{ label: this.name(this.plot.x) }, ...columns.map((column, i) => this.curve(column, i))];
    const filled: uPlot.Band[] = [];
    for (const [i, band] of bands.entries()) {
      if (band === null) continue;
      const at = series.length;
      series.push(this.edge(i), this.edge(i));
      filled.push({ series: [at, at + 1], fill: alpha(this.ink(i), 0.16) });
    }

    const holder = el("div", { class: "panel" });
    this.host.append(holder);
    return new uPlot({
      width: Math.max(280, holder.clientWidth), height: (this.plot.series.length === 1 ? onlyPanelHeight : panelHeight) + (isLast ? 24 : 0),
      cursor: { sync: { key: "farside" }, drag: { x: true, y: false }, points: { size: 7 } },
      scales: { x: { time: false }, y: this.isLogarithmic ? { distr: 4, asinh: 1 } : { distr: 1 } },
      legend: { live: true },
      bands: filled,
      series,
      axes: [axis(isLast ? `${this.name(this.plot.x)}${this.unit(this.plot.x)}` : ""), { ...axis(unit), size: 64 }],
    }, data, holder);
  }

  private curve(column: number, i: number): uPlot.Series {
    return { label: this.name(column), stroke: this.ink(i), width: 1.6, spanGaps: true, show: this.isShown(column, i), points: { show: this.x.length < 120, size: 4 }, value: (_, value) => (value === null ? "–" : `${number(value, 5)}${this.unit(column)}`) };
  }

  private isShown(column: number, i: number): boolean {
    return this.plot.overlay?.includes(column) ? this.isOverlaid : i < shownAtFirst;
  }

  /** The edges of an error's band: drawn faint, not named. */
  private edge(i: number): uPlot.Series {
    return { stroke: alpha(this.ink(i), 0.25), width: 1, spanGaps: true, points: { show: false }, class: "u-edge", show: i < shownAtFirst };
  }

  /** sigma_x belongs to x. */
  private bandOf(column: number): number | null {
    const at = this.plot.columns.findIndex(other => other.name === `sigma_${this.plot.columns[column]!.name}`);
    return at < 0 ? null : at;
  }

  private edges(column: number, sigma: number): (number | null)[][] {
    const shifted = (sign: number): (number | null)[] => this.plot.rows.map(row => (typeof row[column] === "number" && typeof row[sigma] === "number" ? (row[column] as number) + sign * (row[sigma] as number) : null));
    return [shifted(1), shifted(-1)];
  }

  private column(column: number): (number | null)[] {
    return this.plot.rows.map(row => (typeof row[column] === "number" ? (row[column] as number) : null));
  }

  private name(column: number): string {
    const { name, unit } = this.plot.columns[column]!;
    const ending = { "m/s": "_m_s", "°": "_deg", px: "_px", nm: "_nm", ns: "_ns", Hz: "_hz", m: "_m", s: "_s" }[unit] ?? "";
    return (ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name).replace(/_/g, " ");
  }

  private unit(column: number): string {
    const { unit } = this.plot.columns[column]!;
    return unit === "" ? "" : unit === "°" ? unit : ` ${unit}`;
  }

  private ink(i: number): string {
    return colour(inks[i % inks.length]!);
  }
}

function axis(label: string): uPlot.Axis {
  const line = { stroke: colour("line"), width: 1 };
  return { label, labelSize: label ? 22 : 0, labelFont: "12px Hanken, sans-serif", font: "12px Hanken, sans-serif", stroke: colour("dim"), grid: line, ticks: { ...line, size: 4 }, values: (_, splits) => splits.map(value => (value === null ? "" : number(value, 6))) };
}

export function alpha(hex: string, share: number): string {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${share})`;
}
