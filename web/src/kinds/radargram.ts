/** A radar section: pan, zoom, gain, the ringing taken off, depth for a permittivity of the reader's; a click asks a trace where and when it was. */
import type { ProductPage, RadargramData } from "../contract";
import { el, iconButton, isTyping, onFrame, svg } from "../dom";
import { depthPerNs, drawAxes, margins } from "../plot/axes";
import { controls, type Knobs } from "../plot/controls";
import { Echoes } from "../plot/echoes";
import { listen } from "../plot/gestures";
import { Painter } from "../plot/paint";
import { SectionWindow } from "../plot/window";
import { number } from "../shell/words";
import { Choice } from "../view/stage";

export function mountRadargram(host: HTMLElement, page: ProductPage): void {
  const data = page.radargram;
  if (!data) return;
  void window.farside.loadBeside<{ samples: string }>(data.data, data.name).then(section => new Radargram(host, page, data, new Echoes(section.samples, data)));
}

class Radargram {
  private readonly canvas = el("canvas", { tabindex: 0, role: "img" });
  private readonly over = svg("svg", { class: "axes", "aria-hidden": "true" });
  private readonly readout = el("output", { class: "readout" });
  private readonly knobs: Knobs = { gainDb: 0, evened: 0.7, isBackgroundOff: true, palette: "grey", permittivity: 3.5 };
  private readonly painter: Painter;
  private readonly window: SectionWindow;
  private picked = -1;
  private readonly ask = onFrame(() => this.draw());

  constructor(host: HTMLElement, page: ProductPage, private readonly data: RadargramData, private readonly echoes: Echoes) {
    this.painter = new Painter(echoes);
    this.window = new SectionWindow(data.traces, data.samples);
    this.canvas.setAttribute("aria-label", page.images[0]?.alt ?? page.title);
    const stage = el("div", { class: "section-stage" }, this.canvas, this.over);
    this.build(host, stage, page.images.length > 0);
    listen(stage, {
      box: () => this.box,
      zoom: (factor, across, down) => this.change(() => this.window.zoom(factor, clamp(across), clamp(down))),
      pan: (across, down) => this.change(() => this.window.pan(across, down)),
      hover: (across, down) => this.hover(across, down),
      click: across => this.pick(Math.floor(this.window.t0 + across * this.window.width)),
      reset: () => this.change(() => this.window.whole()),
    });
    this.canvas.addEventListener("keydown", event => this.onKey(event));
    window.farside.onChange(this.ask);
    new ResizeObserver(this.ask).observe(stage);
  }

  private build(host: HTMLElement, stage: HTMLElement, hasPicture: boolean): void {
    const { text } = window.farside;
    const modes = el("div", { class: "modes", role: "group", "aria-label": text("web.view.modes") });
    const live = el("div", { class: "section-live" }, stage, this.readout);
    const knobs = controls(this.knobs, this.ask,
      iconButton("plus", text("web.view.in"), () => this.change(() => this.window.zoom(1.5))),
      iconButton("minus", text("web.view.out"), () => this.change(() => this.window.zoom(1 / 1.5))),
      iconButton("fit", text("web.view.fit"), () => this.change(() => this.window.whole())));
    host.classList.add("live", "section", "covered");
    host.append(modes, live, knobs);
    const choice = new Choice(modes, mode => {
      const isLive = mode === "live";
      host.classList.toggle("covered", isLive);
      live.hidden = knobs.hidden = !isLive;
    });
    choice.add("live", text("web.radar.live"));
    if (hasPicture) choice.add("picture", text("web.plot.picture"));
    choice.press("live");
    this.readout.replaceChildren(el("span", { class: "hint" }, text("web.radar.hint")));
  }

  private change(act: () => void): void {
    act();
    this.ask();
  }

  private onKey(event: KeyboardEvent): void {
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1), ArrowUp: () => this.change(() => this.window.pan(0, -0.1)), ArrowDown: () => this.change(() => this.window.pan(0, 0.1)),
      "+": () => this.change(() => this.window.zoom(1.5)), "=": () => this.change(() => this.window.zoom(1.5)), "-": () => this.change(() => this.window.zoom(1 / 1.5)), "0": () => this.change(() => this.window.whole()),
    };
    const act = acts[event.key];
    if (!act || isTyping(event)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  private get box(): { left: number; top: number; width: number; height: number } {
    const box = this.canvas.parentElement!.getBoundingClientRect();
    return { left: box.left + margins.left, top: box.top + margins.top, width: Math.max(1, box.width - margins.left - margins.right), height: Math.max(1, box.height - margins.top - margins.bottom) };
  }

  private draw(): void {
    const { box } = this;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (width < 2 || height < 2) return;
    if (this.canvas.width !== width || this.canvas.height !== height) [this.canvas.width, this.canvas.height] = [width, height];
    const context = this.canvas.getContext("2d")!;
    const image = context.createImageData(width, height);
    this.painter.paint(new Uint32Array(image.data.buffer), width, height, this.window, this.knobs);
    context.putImageData(image, 0, 0);
    const { firstNs, nsPerSample, everyTrace } = this.data;
    drawAxes(this.over, box.width, box.height, { window: this.window, firstNs, nsPerSample, everyTrace, permittivity: this.knobs.permittivity, picked: this.picked });
  }

  private hover(across: number, down: number): void {
    const trace = Math.floor(this.window.t0 + across * this.window.width);
    const sample = Math.floor(this.window.s0 + down * this.window.height);
    const isInside = trace >= 0 && trace < this.data.traces && sample >= 0 && sample < this.data.samples;
    if (isInside && this.picked < 0) this.say(trace, sample);
  }

  /** A second click lets the trace go. */
  private pick(trace: number): void {
    this.picked = trace < 0 || trace >= this.data.traces || trace === this.picked ? -1 : trace;
    if (this.picked >= 0) this.say(this.picked, null);
    this.ask();
  }

  private step(by: number): void {
    const from = this.picked < 0 ? Math.round((this.window.t0 + this.window.t1) / 2) : this.picked;
    this.picked = Math.min(this.data.traces - 1, Math.max(0, from + by));
    this.say(this.picked, null);
    this.ask();
  }

  private say(trace: number, sample: number | null): void {
    const { text } = window.farside;
    const parts: [string, string][] = [[text("web.radar.trace"), String(trace * this.data.everyTrace)], ...(sample === null ? [] : this.echo(trace, sample)), ...this.place(trace)];
    this.readout.replaceChildren(...parts.map(([name, value]) => el("span", {}, `${name} `, el("b", {}, value))));
  }

  private echo(trace: number, sample: number): [string, string][] {
    const { text } = window.farside;
    const { permittivity } = this.knobs;
    const ns = this.echoes.timeNs(sample);
    return [[text("web.radar.time"), `${number(ns, 4)} ns`], [text("web.radar.depth", permittivity.toFixed(1)), `${number(ns * depthPerNs(permittivity), 3)} m`], [text("web.radar.echo"), number(this.echoes.at(trace, sample), 3)]];
  }

  private place(trace: number): [string, string][] {
    const { text } = window.farside;
    const { table } = this.data;
    const row = table?.rows[trace];
    const cell = (name: string): number | string | null => row?.[table!.columns.indexOf(name)] ?? null;
    const [utc, east, north] = [cell("utc"), cell("east_m"), cell("north_m")];
    const parts: [string, string][] = typeof utc === "string" ? [["UTC", utc.replace("T", " ").replace(/\.\d+Z$|Z$/, "")]] : [];
    if (typeof east === "number" && typeof north === "number") parts.push([text("web.read.east"), `${number(east, 4)} m`], [text("web.read.north"), `${number(north, 4)} m`]);
    return parts;
  }
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
