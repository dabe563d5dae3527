/** A line of points on the ground: how long it is, and the heights along it. */
import { el, svg } from "../dom";
import { drawProfile } from "./profile";
import type { Heights } from "./heights";
import type { Metres3 } from "./rig";

export type LineKind = "distance" | "profile";
/** Pixels of the window; null behind the eye. */
export type Project = (place: Metres3) => { x: number; y: number } | null;

const samples = 240;

/** Metres with as many digits as they are worth. */
export const metres = (value: number): string => (Math.abs(value) < 1 ? `${(value * 100).toFixed(1)} cm` : `${value.toFixed(2)} m`).replace("-", "−");

export class GroundLine {
  kind: LineKind | null = null;
  readonly points: Metres3[] = [];
  private isDone = false;
  private marked: Metres3 | null = null;
  private readonly over = svg("svg", { class: "ground-lines", "aria-hidden": "true" });
  private readonly label = el("output", { class: "ground-length", hidden: true });
  private readonly chart = el("div", { class: "ground-profile", hidden: true });

  constructor(host: HTMLElement, private readonly ground: Heights, private readonly changed: () => void) {
    host.append(this.over, this.label, this.chart);
  }

  begin(kind: LineKind | null): void {
    this.kind = kind;
    this.clear();
  }

  clear(): void {
    this.points.length = 0;
    this.isDone = false;
    this.marked = null;
    this.tell();
  }

  add(place: Metres3): void {
    if (this.isDone) this.clear();
    this.points.push(place);
    this.isDone = this.kind === "distance" && this.points.length === 2;
    this.tell();
  }

  end(): void {
    this.isDone = this.points.length > 1;
    this.tell();
  }

  /** Takes the last point back. */
  back(): void {
    this.points.pop();
    this.isDone = false;
    this.tell();
  }

  /** What a reader without the picture is told. */
  get text(): string {
    return this.label.textContent ?? "";
  }

  private tell(): void {
    const { points } = this;
    const isLong = points.length > 1;
    this.label.hidden = points.length === 0;
    this.label.replaceChildren(...(isLong ? this.numbers() : points.length === 1 ? [window.farside.text("web.ground.next")] : []));
    this.chart.hidden = this.kind !== "profile" || !isLong;
    if (!this.chart.hidden) {
      drawProfile(this.chart, this.ground.along(points.map(([east, north]) => [east, north] as const), samples), place => {
        this.marked = place;
        this.changed();
      });
    }

    this.changed();
  }

  private numbers(): Node[] {
    const { text } = window.farside;
    const legs = this.points.slice(1).map((point, i) => [point[0] - this.points[i]![0], point[1] - this.points[i]![1], point[2] - this.points[i]![2]] as const);
    const [first, last] = [this.points[0]!, this.points.at(-1)!];
    const straight = legs.reduce((sum, leg) => sum + Math.hypot(...leg), 0);
    const level = legs.reduce((sum, leg) => sum + Math.hypot(leg[0], leg[1]), 0);
    const sigmas = [first, last].map(([east, north]) => this.ground.spot(east, north)?.sigmaM ?? NaN);
    const sigma = Math.hypot(...sigmas);
    const part = (name: string, value: string): HTMLElement => el("span", {}, `${text(`web.ground.${name}`)} `, el("b", {}, value));
    return [part("length", metres(straight)), part("level", metres(level)), part("rise", `${metres(last[2] - first[2])}${Number.isNaN(sigma) ? "" : ` ± ${metres(sigma)}`}`)];
  }

  draw(project: Project, width: number, height: number): void {
    this.over.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const way = this.kind === "profile" && this.points.length > 1 ? this.draped() : this.points;
    const path = pathOf(way.map(project));
    const dots = this.points.map(project).filter(place => place !== null);
    const mark = this.marked ? project(this.marked) : null;
    this.over.replaceChildren(...(path ? [svg("path", { class: "edge", d: path }), svg("path", { class: "way", d: path })] : []),
      ...dots.map(({ x, y }) => svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: 4.5 })), ...(mark ? [svg("circle", { class: "mark", cx: mark.x.toFixed(1), cy: mark.y.toFixed(1), r: 6 })] : []));
    const last = dots.at(-1);
    if (!last || this.label.hidden) return;
    this.label.style.transform = `translate(${Math.min(width - 150, Math.max(150, last.x)).toFixed(0)}px,${Math.min(height - (this.chart.hidden ? 90 : 250), Math.max(110, last.y - 18)).toFixed(0)}px) translate(-50%,-100%)`;
  }

  /** Over the ground where it is known, straight where not. */
  private draped(): Metres3[] {
    let up = this.points[0]![2];
    return this.ground.along(this.points.map(([east, north]) => [east, north] as const), 120).map(({ east, north, spot }) => [east, north, (up = spot?.heightM ?? up)]);
  }
}

function pathOf(places: ({ x: number; y: number } | null)[]): string {
  let path = "";
  let isOn = false;
  for (const place of places) {
    if (place) path += `${isOn ? "L" : "M"}${place.x.toFixed(1)} ${place.y.toFixed(1)}`;
    isOn = place !== null;
  }

  return path;
}
