/** Small drawings beside the film: height against time on a logarithmic scale, and the way over ground. */
import { svg } from "../dom";
import { lengthText, niceLength } from "./scalebar";

const width = 320;
const height = 150;
const pad = { left: 46, right: 10, top: 10, bottom: 20 };

export class AltitudeChart {
  readonly element: SVGSVGElement;
  private readonly cursor = svg("line", { class: "cursor", y1: pad.top, y2: height - pad.bottom });
  private readonly end: number;

  constructor(points: { x: number; y: number | null }[], seek: (x: number) => void) {
    this.end = Math.max(...points.map(point => point.x), 1);
    const heights = points.map(point => point.y).filter((y): y is number => y !== null && y > 0);
    const most = Math.ceil(Math.log10(Math.max(10, ...heights)) * 2) / 2;
    const least = Math.floor(Math.log10(Math.max(0.1, Math.min(...heights, 1))));
    const y = (value: number): number => pad.top + ((most - Math.log10(Math.max(10 ** least, value))) / (most - least)) * (height - pad.top - pad.bottom);
    const grid: SVGElement[] = [];
    for (let power = Math.ceil(least); power <= most; power++) {
      grid.push(svg("line", { class: "grid", x1: pad.left, x2: width - pad.right, y1: y(10 ** power), y2: y(10 ** power) }), svg("text", { x: pad.left - 6, y: y(10 ** power) + 4, "text-anchor": "end" }, lengthText(10 ** power)));
    }

    const path = points.filter(point => point.y !== null).map((point, i) => `${i === 0 ? "M" : "L"}${this.x(point.x).toFixed(1)} ${y(point.y!).toFixed(1)}`).join("");
    this.element = svg("svg", { class: "altitude", viewBox: `0 0 ${width} ${height}`, role: "img" }, svg("title", {}, window.farside.text("web.film.altitude")), ...grid,
      svg("path", { class: "curve", d: path }), svg("text", { x: width - pad.right, y: height - 5, "text-anchor": "end" }, `${Math.round(this.end)} s`), this.cursor);
    this.element.addEventListener("click", event => {
      const box = this.element.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * width;
      seek(Math.min(this.end, Math.max(0, ((x - pad.left) / (width - pad.left - pad.right)) * this.end)));
    });
  }

  private x(s: number): number {
    return pad.left + (s / this.end) * (width - pad.left - pad.right);
  }

  mark(s: number): void {
    const x = this.x(s).toFixed(1);
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
  }
}

const size = 200;

export class GroundTrack {
  readonly element: SVGSVGElement;
  private readonly dot = svg("circle", { class: "dot", r: 4.5 });
  private readonly place: (east: number, north: number) => [number, number];

  constructor(points: { east: number | null; north: number | null }[]) {
    const known = points.filter((point): point is { east: number; north: number } => point.east !== null && point.north !== null);
    const [east, north] = [known.map(point => point.east), known.map(point => point.north)];
    const [w, e, s, n] = [Math.min(0, ...east), Math.max(0, ...east), Math.min(0, ...north), Math.max(0, ...north)];
    const span = Math.max(e - w, n - s, 1) * 1.25;
    const scale = size / span;
    this.place = (x, y) => [size / 2 + (x - (w + e) / 2) * scale, size / 2 - (y - (s + n) / 2) * scale];
    const path = known.map((point, i) => `${i === 0 ? "M" : "L"}${this.place(point.east, point.north).map(value => value.toFixed(1)).join(" ")}`).join("");
    const bar = niceLength(span * 0.35);
    const [x0, y0] = this.place(0, 0);
    this.element = svg("svg", { class: "track", viewBox: `0 0 ${size} ${size}`, role: "img" }, svg("title", {}, window.farside.text("web.film.track")),
      svg("path", { class: "curve", d: path }), svg("path", { class: "lander", d: `M${x0 - 5} ${y0}h10M${x0} ${y0 - 5}v10` }),
      svg("path", { class: "bar", d: `M10 ${size - 10}h${(bar * scale).toFixed(1)}` }), svg("text", { x: 10, y: size - 16 }, lengthText(bar)),
      svg("text", { x: size - 10, y: 16, "text-anchor": "end" }, "N ↑"), this.dot);
  }

  mark(east: number | null, north: number | null): void {
    this.dot.toggleAttribute("hidden", east === null || north === null);
    if (east === null || north === null) return;
    const [x, y] = this.place(east, north);
    this.dot.setAttribute("cx", x.toFixed(1));
    this.dot.setAttribute("cy", y.toFixed(1));
  }
}
