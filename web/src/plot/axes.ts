/** The section's axes: two-way time left, depth right, traces or metres below; over it what was found in the ground, and the trace that the reader holds. */
import type { RadarLayer } from "../contract";
import { svg } from "../dom";
import { number } from "../shell/words";
import type { SectionWindow } from "./window";

export const margins = { left: 64, right: 64, top: 12, bottom: 34 };

export interface Scales {
  window: SectionWindow;
  firstNs: number;
  nsPerSample: number;
  /** 0 counts traces. */
  spacingM: number;
  /** Null where there is no depth. */
  permittivity: number | null;
  /** −1 for none. */
  picked: number;
  /** Of the trace that is held, by sample: 1 is the end of the colours. */
  wiggle: (sample: number) => number;
  layers: RadarLayer[];
  scatterers: number[][];
  /** Metres up by trace; null where they are not shown. */
  surface: ((trace: number) => number | null) | null;
}

interface Frame {
  w: number;
  h: number;
  width: number;
  height: number;
  x(trace: number): number;
  y(ns: number): number;
}

const lightMPerNs = 0.299792458;
const wiggleReach = 34; // pixels
const surfaceHeight = 44; // pixels

/** Metres of depth a nanosecond of two-way time: c / (2 √ε). */
export const depthPerNs = (permittivity: number): number => lightMPerNs / 2 / Math.sqrt(permittivity);

export function drawAxes(over: SVGSVGElement, width: number, height: number, scales: Scales): void {
  const { window } = scales;
  const frame: Frame = {
    w: width + margins.left + margins.right, h: height + margins.top + margins.bottom, width, height,
    x: trace => margins.left + ((trace - window.t0) / window.width) * width,
    y: ns => margins.top + (((ns - scales.firstNs) / scales.nsPerSample - window.s0) / window.height) * height,
  };
  over.setAttribute("viewBox", `0 0 ${frame.w} ${frame.h}`);
  over.replaceChildren(
    svg("clipPath", { id: "section-box" }, svg("rect", { x: margins.left, y: margins.top, width, height })),
    ...time(frame, scales), ...depth(frame, scales), ...way(frame, scales),
    svg("g", { "clip-path": "url(#section-box)" }, ...found(frame, scales), ...surface(frame, scales), ...held(frame, scales)));
}

function time(frame: Frame, { window, firstNs, nsPerSample }: Scales): SVGElement[] {
  const middle = margins.top + frame.height / 2;
  return [
    ...ticks(firstNs + window.s0 * nsPerSample, firstNs + window.s1 * nsPerSample, frame.height / 46).flatMap(ns => [svg("path", { d: `M${margins.left - 5} ${frame.y(ns)}h5` }), svg("text", { x: margins.left - 8, y: frame.y(ns) + 4, "text-anchor": "end" }, number(ns, 5))]),
    svg("text", { class: "name", x: 14, y: middle, transform: `rotate(-90 14 ${middle})`, "text-anchor": "middle" }, globalThis.window.farside.text("web.radar.time")),
  ];
}

function depth(frame: Frame, { window, firstNs, nsPerSample, permittivity }: Scales): SVGElement[] {
  if (permittivity === null) return [];
  const [perNs, middle, right] = [depthPerNs(permittivity), margins.top + frame.height / 2, frame.w - margins.right];
  return [
    ...ticks((firstNs + window.s0 * nsPerSample) * perNs, (firstNs + window.s1 * nsPerSample) * perNs, frame.height / 46).flatMap(metres => [svg("path", { d: `M${right} ${frame.y(metres / perNs)}h5` }), svg("text", { x: right + 8, y: frame.y(metres / perNs) + 4 }, number(metres, 4))]),
    svg("text", { class: "name", x: frame.w - 12, y: middle, transform: `rotate(90 ${frame.w - 12} ${middle})`, "text-anchor": "middle" }, globalThis.window.farside.text("web.radar.depth", permittivity.toFixed(1))),
  ];
}

function way(frame: Frame, { window, spacingM }: Scales): SVGElement[] {
  const { text } = globalThis.window.farside;
  const [unit, shift] = spacingM > 0 ? [spacingM, 0] : [1, 0.5];
  const marks = ticks(window.t0 * unit, window.t1 * unit, frame.width / 90).filter(mark => spacingM > 0 || Number.isInteger(mark));
  const base = frame.h - margins.bottom;
  return [
    ...marks.flatMap(mark => [svg("path", { d: `M${frame.x(mark / unit + shift)} ${base}v5` }), svg("text", { x: frame.x(mark / unit + shift), y: base + 18, "text-anchor": "middle" }, number(mark, 6))]),
    svg("text", { class: "name", x: frame.w - margins.right, y: frame.h - 3, "text-anchor": "end" }, text(spacingM > 0 ? "web.radar.way" : "web.radar.trace")),
  ];
}

function found(frame: Frame, { layers, scatterers, spacingM }: Scales): SVGElement[] {
  if (spacingM <= 0) return [];
  return [
    ...layers.map(layer => svg("path", { class: "layer", d: layer.alongM.map((metres, i) => `${i === 0 ? "M" : "L"}${frame.x(metres / spacingM + 0.5).toFixed(1)} ${frame.y(layer.ns[i]!).toFixed(1)}`).join("") })),
    ...scatterers.map(([along, ns]) => svg("path", { class: "scatterer", d: `M${frame.x(along! / spacingM + 0.5) - 6} ${frame.y(ns!)}h12m-6 -6v12` })),
  ];
}

/** The ground's height along the way, exaggerated to fill a strip. */
function surface(frame: Frame, { window, surface: heightAt }: Scales): SVGElement[] {
  if (!heightAt) return [];
  const points: [number, number][] = [];
  for (let x = 0; x <= frame.width; x += 4) {
    const trace = Math.floor(window.t0 + (x / frame.width) * window.width);
    const up = heightAt(trace);
    if (up !== null) points.push([margins.left + x, up]);
  }

  if (points.length < 2) return [];
  const [least, most] = [Math.min(...points.map(point => point[1])), Math.max(...points.map(point => point[1]))];
  const y = (up: number): number => margins.top + 4 + (1 - (up - least) / Math.max(most - least, 1e-6)) * (surfaceHeight - 8);
  return [
    svg("path", { class: "surface", d: points.map(([x, up], i) => `${i === 0 ? "M" : "L"}${x} ${y(up).toFixed(1)}`).join("") }),
    svg("text", { class: "surface", x: margins.left + 8, y: margins.top + surfaceHeight + 12 }, globalThis.window.farside.text("web.radar.heights", number(most - least, 2))),
  ];
}

/** The held trace as a wiggle about its place. */
function held(frame: Frame, { window, picked, wiggle, firstNs, nsPerSample }: Scales): SVGElement[] {
  if (picked < window.t0 || picked >= window.t1 || picked < 0) return [];
  const x = frame.x(picked + 0.5);
  const step = Math.max(1, window.height / (2 * frame.height));
  let line = "";
  for (let s = window.s0; s < window.s1; s += step) line += `${line ? "L" : "M"}${(x + wiggleReach * Math.max(-1, Math.min(1, wiggle(Math.floor(s))))).toFixed(1)} ${frame.y(firstNs + (Math.floor(s) + 0.5) * nsPerSample).toFixed(1)}`;
  return [svg("path", { class: "picked", d: `M${x} ${margins.top}v${frame.height}` }), svg("path", { class: "wiggle", d: line })];
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
