/** The section's axes: two-way time left, depth right, traces below, and the trace that the reader holds. */
import { svg } from "../dom";
import { number } from "../shell/words";
import type { SectionWindow } from "./window";

export const margins = { left: 64, right: 64, top: 12, bottom: 34 };

export interface Scales {
  window: SectionWindow;
  firstNs: number;
  nsPerSample: number;
  everyTrace: number;
  permittivity: number;
  /** −1 for none. */
  picked: number;
}

const lightMPerNs = 0.299792458;

/** Metres of depth a nanosecond of two-way time: c / (2 √ε). */
export const depthPerNs = (permittivity: number): number => lightMPerNs / 2 / Math.sqrt(permittivity);

export function drawAxes(over: SVGSVGElement, width: number, height: number, scales: Scales): void {
  const { window, permittivity } = scales;
  const [w, h] = [width + margins.left + margins.right, height + margins.top + margins.bottom];
  const { text } = globalThis.window.farside;
  const timeNs = (sample: number): number => scales.firstNs + sample * scales.nsPerSample;
  const y = (ns: number): number => margins.top + (((ns - scales.firstNs) / scales.nsPerSample - window.s0) / window.height) * height;
  const x = (trace: number): number => margins.left + ((trace - window.t0) / window.width) * width;
  const [from, to] = [timeNs(window.s0), timeNs(window.s1)];
  const perNs = depthPerNs(permittivity);
  const middle = margins.top + height / 2;
  over.setAttribute("viewBox", `0 0 ${w} ${h}`);
  over.replaceChildren(
    ...ticks(from, to, height / 46).flatMap(ns => [svg("path", { d: `M${margins.left - 5} ${y(ns)}h5` }), svg("text", { x: margins.left - 8, y: y(ns) + 4, "text-anchor": "end" }, number(ns, 5))]),
    ...ticks(from * perNs, to * perNs, height / 46).flatMap(metres => [svg("path", { d: `M${w - margins.right} ${y(metres / perNs)}h5` }), svg("text", { x: w - margins.right + 8, y: y(metres / perNs) + 4 }, number(metres, 4))]),
    ...ticks(window.t0, window.t1, width / 90).filter(Number.isInteger).flatMap(trace => [svg("path", { d: `M${x(trace + 0.5)} ${h - margins.bottom}v5` }), svg("text", { x: x(trace + 0.5), y: h - margins.bottom + 18, "text-anchor": "middle" }, String(trace * scales.everyTrace))]),
    svg("text", { class: "name", x: 14, y: middle, transform: `rotate(-90 14 ${middle})`, "text-anchor": "middle" }, text("web.radar.time")),
    svg("text", { class: "name", x: w - 12, y: middle, transform: `rotate(90 ${w - 12} ${middle})`, "text-anchor": "middle" }, text("web.radar.depth", permittivity.toFixed(1))),
    svg("text", { class: "name", x: w - margins.right, y: h - 3, "text-anchor": "end" }, text("web.radar.trace")),
    ...(scales.picked >= window.t0 && scales.picked < window.t1 ? [svg("path", { class: "picked", d: `M${x(scales.picked + 0.5)} ${margins.top}v${height}` })] : []));
}

/** Round numbers between two, about so many. */
export function ticks(from: number, to: number, about: number): number[] {
  const rough = (to - from) / Math.max(1, about);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find(part => part * power >= rough * 0.999999) ?? 10) * power;
  const marks: number[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) marks.push(Number((i * step).toPrecision(12)));
  return marks;
}
