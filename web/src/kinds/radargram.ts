/** A radar section: pan, zoom, gain, the ringing taken off, depth for a permittivity of the reader's; a click asks a trace where and when it was. */
import type { ProductPage, RadargramData } from "../contract";
import { el, iconButton, isTyping, onFrame, svg } from "../dom";
import { Echoes } from "../plot/echoes";
import { number } from "../shell/words";
import { theme } from "../shell/theme";
import { Choice } from "../view/stage";

const lightMPerNs = 0.299792458;
const margins = { left: 64, right: 64, top: 12, bottom: 34 };

export function mountRadargram(host: HTMLElement, page: ProductPage): void {
  const data = page.radargram;
  if (!data) return;
  void window.farside.loadBeside<{ samples: string }>(data.data, data.name).then(section => new Radargram(host, page, data, new Echoes(section.samples, data)));
}

interface Settings {
  gainDb: number;
  evened: number;
  isBackgroundOff: boolean;
  permittivity: number;
  palette: "grey" | "seismic";
}

class Radargram {
  private readonly canvas = el("canvas", { tabindex: 0, role: "img" });
  private readonly over = svg("svg", { class: "axes", "aria-hidden": "true" });
  private readonly readout = el("output", { class: "readout" });
  private readonly settings: Settings = { gainDb: 0, evened: 0.7, isBackgroundOff: true, permittivity: 3.5, palette: "grey" };
  private readonly levels: Float32Array;
  private readonly mean: Float32Array;
  private readonly typical: number;
  /** What is seen: traces and samples from … to …, as fractions of one sample. */
  private view: { t0: number; t1: number; s0: number; s1: number };
  private picked = -1;
  private readonly ask = onFrame(() => this.draw());

  constructor(host: HTMLElement, page: ProductPage, private readonly data: RadargramData, private readonly echoes: Echoes) {
    const { text } = window.farside;
    this.levels = echoes.levels();
    this.mean = echoes.mean();
    this.typical = median(this.levels) || 1;
    this.view = this.whole();
    this.canvas.setAttribute("aria-label", page.images[0]?.alt ?? page.title);
    const stage = el("div", { class: "section-stage" }, this.canvas, this.over);
    const modes = el("div", { class: "modes", role: "group", "aria-label": text("web.view.modes") });
    host.classList.add("live", "section", "covered");
    const live = el("div", { class: "section-live" }, stage, this.readout);
    host.append(modes, live, this.controls());
    const choice = new Choice(modes, mode => {
      const isLive = mode === "live";
      host.classList.toggle("covered", isLive);
      live.hidden = !isLive;
      host.querySelector<HTMLElement>(".section-controls")!.hidden = !isLive;
    });
    choice.add("live", text("web.radar.live"));
    if (page.images.length > 0) choice.add("picture", text("web.plot.picture"));
    choice.press("live");
    this.listen(stage);
    this.hint();
    window.farside.onChange(this.ask);
    new ResizeObserver(this.ask).observe(stage);
  }

  private whole(): { t0: number; t1: number; s0: number; s1: number } {
    return { t0: 0, t1: this.data.traces, s0: 0, s1: this.data.samples };
  }

  private controls(): HTMLElement {
    const { text } = window.farside;
    const slider = (name: string, least: number, most: number, step: number, value: number, set: (value: number) => void, show: (value: number) => string): HTMLElement => {
      const input = el("input", { type: "range", min: least, max: most, step, value });
      const shown = el("b", {}, show(value));
      input.addEventListener("input", () => {
        set(Number(input.value));
        shown.textContent = show(Number(input.value));
        this.ask();
      });
      return el("label", { class: "slider" }, el("span", {}, text(`web.radar.${name}`), " ", shown), input);
    };
    const background = el("input", { type: "checkbox", checked: true });
    background.addEventListener("change", () => {
      this.settings.isBackgroundOff = background.checked;
      this.ask();
    });
    const palette = el("input", { type: "checkbox" });
    palette.addEventListener("change", () => {
      this.settings.palette = palette.checked ? "seismic" : "grey";
      this.ask();
    });
    return el("div", { class: "section-controls" },
      slider("gain", -20, 40, 1, 0, value => (this.settings.gainDb = value), value => `${value > 0 ? "+" : ""}${value} dB`.replace("-", "−")),
      slider("even", 0, 1, 0.05, this.settings.evened, value => (this.settings.evened = value), value => `${Math.round(value * 100)} %`),
      slider("permittivity", 1, 10, 0.1, this.settings.permittivity, value => (this.settings.permittivity = value), value => `ε ${value.toFixed(1)}`),
      el("label", { class: "check" }, background, text("web.radar.background")),
      el("label", { class: "check" }, palette, text("web.radar.colour")),
      el("div", { class: "stage-tools" }, iconButton("plus", text("web.view.in"), () => this.zoom(1.5)), iconButton("minus", text("web.view.out"), () => this.zoom(1 / 1.5)), iconButton("fit", text("web.view.fit"), () => { this.view = this.whole(); this.ask(); })));
  }

  private listen(stage: HTMLElement): void {
    const pointers = new Map<number, PointerEvent>();
    let moved = 0;
    stage.addEventListener("wheel", event => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0015), event.clientX, event.clientY);
    }, { passive: false });
    stage.addEventListener("pointerdown", event => {
      pointers.set(event.pointerId, event);
      moved = 0;
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", event => {
      this.read(event.clientX, event.clientY);
      const last = pointers.get(event.pointerId);
      if (!last) return;
      const before = spread(pointers);
      pointers.set(event.pointerId, event);
      moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
      if (pointers.size > 1) this.zoom(spread(pointers) / (before || 1), event.clientX, event.clientY);
      else this.pan(last.clientX - event.clientX, last.clientY - event.clientY);
    });
    const end = (event: PointerEvent): void => {
      if (pointers.delete(event.pointerId) && moved < 5 && event.type === "pointerup") this.pick(event.clientX);
    };
    stage.addEventListener("pointerup", end);
    stage.addEventListener("pointercancel", end);
    stage.addEventListener("dblclick", () => {
      this.view = this.whole();
      this.ask();
    });
    this.canvas.addEventListener("keydown", event => this.onKey(event));
  }

  private onKey(event: KeyboardEvent): void {
    if (isTyping(event)) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1), "+": () => this.zoom(1.5), "=": () => this.zoom(1.5), "-": () => this.zoom(1 / 1.5),
      ArrowUp: () => this.pan(0, -40), ArrowDown: () => this.pan(0, 40), "0": () => { this.view = this.whole(); this.ask(); },
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]!();
  }

  private get box(): { left: number; top: number; width: number; height: number } {
    const box = this.canvas.parentElement!.getBoundingClientRect();
    return { left: box.left + margins.left, top: box.top + margins.top, width: Math.max(1, box.width - margins.left - margins.right), height: Math.max(1, box.height - margins.top - margins.bottom) };
  }

  private pan(x: number, y: number): void {
    const { view, box } = this;
    const t = (x / box.width) * (view.t1 - view.t0);
    const s = (y / box.height) * (view.s1 - view.s0);
    this.set(view.t0 + t, view.t1 + t, view.s0 + s, view.s1 + s);
  }

  private zoom(factor: number, clientX?: number, clientY?: number): void {
    const { view, box } = this;
    const share = (at: number | undefined, from: number, length: number): number => (at === undefined ? 0.5 : Math.min(1, Math.max(0, (at - from) / length)));
    const [u, v] = [share(clientX, box.left, box.width), share(clientY, box.top, box.height)];
    const t = Math.max(8, Math.min(this.data.traces, (view.t1 - view.t0) / factor));
    const s = Math.max(8, Math.min(this.data.samples, (view.s1 - view.s0) / factor));
    const [tAt, sAt] = [view.t0 + u * (view.t1 - view.t0), view.s0 + v * (view.s1 - view.s0)];
    this.set(tAt - u * t, tAt + (1 - u) * t, sAt - v * s, sAt + (1 - v) * s);
  }

  /** Keeps the view within the section. */
  private set(t0: number, t1: number, s0: number, s1: number): void {
    const t = Math.max(0, t0) === t0 ? Math.min(0, this.data.traces - t1) : -t0;
    const s = Math.max(0, s0) === s0 ? Math.min(0, this.data.samples - s1) : -s0;
    this.view = { t0: Math.max(0, t0 + t), t1: t1 + t, s0: Math.max(0, s0 + s), s1: s1 + s };
    this.ask();
  }

  private draw(): void {
    const { box } = this;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (width < 2 || height < 2) return;
    if (this.canvas.width !== width || this.canvas.height !== height) [this.canvas.width, this.canvas.height] = [width, height];
    const context = this.canvas.getContext("2d")!;
    const image = context.createImageData(width, height);
    this.paint(new Uint32Array(image.data.buffer), width, height);
    context.putImageData(image, 0, 0);
    this.axes();
  }

  private paint(pixels: Uint32Array, width: number, height: number): void {
    const { view, echoes, settings } = this;
    const gains = this.gains();
    const colours = palette(settings.palette);
    for (let y = 0; y < height; y++) {
      const s = Math.min(this.data.samples - 1, Math.floor(view.s0 + ((y + 0.5) / height) * (view.s1 - view.s0)));
      const gain = gains[s]!;
      const away = settings.isBackgroundOff ? this.mean[s]! : 0;
      for (let x = 0; x < width; x++) {
        const t = Math.min(this.data.traces - 1, Math.floor(view.t0 + ((x + 0.5) / width) * (view.t1 - view.t0)));
        const level = (echoes.at(t, s) - away) * gain;
        pixels[y * width + x] = colours[Math.min(255, Math.max(0, Math.round(128 + level * 127)))]!;
      }
    }
  }

  /** Gain by sample: all alike at 0, each sample's strength evened out at 1. */
  private gains(): Float32Array {
    const { settings, typical } = this;
    const gain = 10 ** (settings.gainDb / 20);
    return this.levels.map(level => gain / (3 * typical ** (1 - settings.evened) * Math.max(level, typical * 1e-3) ** settings.evened));
  }

  private axes(): void {
    const { view, box } = this;
    const [w, h] = [box.width + margins.left + margins.right, box.height + margins.top + margins.bottom];
    const { text } = window.farside;
    const y = (ns: number): number => margins.top + (((ns - this.data.firstNs) / this.data.nsPerSample - view.s0) / (view.s1 - view.s0)) * box.height;
    const x = (trace: number): number => margins.left + ((trace - view.t0) / (view.t1 - view.t0)) * box.width;
    const marks: SVGElement[] = [];
    const [from, to] = [this.echoes.timeNs(view.s0), this.echoes.timeNs(view.s1)];
    for (const ns of ticks(from, to, box.height / 46)) marks.push(svg("path", { d: `M${margins.left - 5} ${y(ns)}h5` }), svg("text", { x: margins.left - 8, y: y(ns) + 4, "text-anchor": "end" }, number(ns, 5)));
    const perNs = lightMPerNs / 2 / Math.sqrt(this.settings.permittivity);
    for (const metres of ticks(from * perNs, to * perNs, box.height / 46)) marks.push(svg("path", { d: `M${w - margins.right} ${y(metres / perNs)}h5` }), svg("text", { x: w - margins.right + 8, y: y(metres / perNs) + 4 }, number(metres, 4)));
    for (const trace of ticks(view.t0, view.t1, box.width / 90).filter(Number.isInteger)) marks.push(svg("path", { d: `M${x(trace + 0.5)} ${h - margins.bottom}v5` }), svg("text", { x: x(trace + 0.5), y: h - margins.bottom + 18, "text-anchor": "middle" }, String(trace * this.data.everyTrace)));
    marks.push(svg("text", { class: "name", x: 14, y: margins.top + box.height / 2, transform: `rotate(-90 14 ${margins.top + box.height / 2})`, "text-anchor": "middle" }, text("web.radar.time")));
    marks.push(svg("text", { class: "name", x: w - 12, y: margins.top + box.height / 2, transform: `rotate(90 ${w - 12} ${margins.top + box.height / 2})`, "text-anchor": "middle" }, text("web.radar.depth", this.settings.permittivity.toFixed(1))));
    marks.push(svg("text", { class: "name", x: w - margins.right, y: h - 3, "text-anchor": "end" }, text("web.radar.trace")));
    if (this.picked >= view.t0 && this.picked < view.t1) marks.push(svg("path", { class: "picked", d: `M${x(this.picked + 0.5)} ${margins.top}v${box.height}` }));
    this.over.setAttribute("viewBox", `0 0 ${w} ${h}`);
    this.over.replaceChildren(...marks);
  }

  private traceAt(clientX: number): number {
    const { view, box } = this;
    return Math.floor(view.t0 + ((clientX - box.left) / box.width) * (view.t1 - view.t0));
  }

  private read(clientX: number, clientY: number): void {
    const { view, box } = this;
    const trace = this.traceAt(clientX);
    const sample = Math.floor(view.s0 + ((clientY - box.top) / box.height) * (view.s1 - view.s0));
    if (trace < 0 || trace >= this.data.traces || sample < 0 || sample >= this.data.samples || this.picked >= 0) return;
    this.say(trace, sample);
  }

  private pick(clientX: number): void {
    const trace = this.traceAt(clientX);
    this.picked = trace < 0 || trace >= this.data.traces || trace === this.picked ? -1 : trace;
    if (this.picked >= 0) this.say(this.picked, null);
    this.ask();
  }

  private step(by: number): void {
    this.picked = Math.min(this.data.traces - 1, Math.max(0, (this.picked < 0 ? Math.round((this.view.t0 + this.view.t1) / 2) : this.picked) + by));
    this.say(this.picked, null);
    this.ask();
  }

  private say(trace: number, sample: number | null): void {
    const { text } = window.farside;
    const parts: [string, string][] = [[text("web.radar.trace"), String(trace * this.data.everyTrace)]];
    if (sample !== null) {
      const ns = this.echoes.timeNs(sample);
      parts.push([text("web.radar.time"), `${number(ns, 4)} ns`], [text("web.radar.depth", this.settings.permittivity.toFixed(1)), `${number((ns * lightMPerNs) / 2 / Math.sqrt(this.settings.permittivity), 3)} m`], [text("web.radar.echo"), number(this.echoes.at(trace, sample), 3)]);
    }

    const { table } = this.data;
    const row = table?.rows[trace];
    const cell = (name: string): number | string | null => row?.[table!.columns.indexOf(name)] ?? null;
    const [utc, east, north] = [cell("utc"), cell("east_m"), cell("north_m")];
    if (typeof utc === "string") parts.push(["UTC", utc.replace("T", " ").replace(/\.\d+Z$|Z$/, "")]);
    if (typeof east === "number" && typeof north === "number") parts.push([text("web.read.east"), `${number(east, 4)} m`], [text("web.read.north"), `${number(north, 4)} m`]);
    this.readout.replaceChildren(...parts.map(([name, value]) => el("span", {}, `${name} `, el("b", {}, value))));
  }

  private hint(): void {
    this.readout.replaceChildren(el("span", { class: "hint" }, window.farside.text("web.radar.hint")));
  }
}

function spread(pointers: Map<number, PointerEvent>): number {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}

/** Round numbers between two, about so many. */
export function ticks(from: number, to: number, about: number): number[] {
  const rough = (to - from) / Math.max(1, about);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find(part => part * power >= rough) ?? 10) * power;
  const marks: number[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) marks.push(Number((i * step).toPrecision(12)));
  return marks;
}

function median(values: Float32Array): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** 256 colours as the canvas has them in memory (little endian: A B G R). */
function palette(name: "grey" | "seismic"): Uint32Array {
  const colours = new Uint32Array(256);
  const isDark = theme() === "dark";
  for (let i = 0; i < 256; i++) {
    const v = (i - 128) / 128;
    const rgb = name === "seismic" ? seismic(v, isDark) : [i, i, i];
    colours[i] = (255 << 24) | (rgb[2]! << 16) | (rgb[1]! << 8) | rgb[0]!;
  }

  return colours;
}

/** Blue for one sign, ochre for the other, the page's ground for silence. */
function seismic(v: number, isDark: boolean): number[] {
  const ground = isDark ? [14, 16, 20] : [250, 249, 245];
  const far = v < 0 ? [74, 146, 224] : [232, 160, 60];
  const share = Math.min(1, Math.abs(v));
  return ground.map((from, i) => Math.round(from + (far[i]! - from) * share));
}
