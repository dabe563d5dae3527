/** A radar section: as stored, as the profile along the way, migrated; pan, zoom, gain, depth for a permittivity of the reader's, scatterers, layers and the surface over it; a click asks a trace where and when it was. */
import type { ProductPage, RadargramData, RadarSectionData } from "../contract";
import { el, iconButton, isTyping, onFrame, svg } from "../dom";
import { depthPerNs, drawAxes, margins } from "../plot/axes";
import { controls, type Knobs } from "../plot/controls";
import { listen } from "../plot/gestures";
import { Painter } from "../plot/paint";
import { Section } from "../plot/section";
import { SectionWindow } from "../plot/window";
import { number } from "../shell/words";
import { Choice } from "../view/stage";

export function mountRadargram(host: HTMLElement, page: ProductPage): void {
  if (page.radargram && page.radargram.sections.length > 0) new Radargram(host, page, page.radargram);
}

/** What is shown of one state. */
interface State {
  section: Section;
  painter: Painter;
  window: SectionWindow;
}

class Radargram {
  private readonly canvas = el("canvas", { tabindex: 0, role: "img" });
  private readonly over = svg("svg", { class: "axes", "aria-hidden": "true" });
  private readonly readout = el("output", { class: "readout" });
  private readonly knobs: Knobs;
  private readonly states = new Map<string, State>();
  private state: State | null = null;
  private picked = -1;
  private readonly ask = onFrame(() => this.draw());

  constructor(host: HTMLElement, page: ProductPage, private readonly data: RadargramData) {
    this.knobs = {
      gainDb: 0, evened: 0.7, isBackgroundOff: true, palette: "grey", permittivity: data.ground?.taken ?? 3.5,
      hasDepth: data.ground !== null, marks: { layers: data.layers.length > 0, scatterers: data.scatterers.length > 0, surface: false },
    };
    this.canvas.setAttribute("aria-label", page.images[0]?.alt ?? page.title);
    const stage = el("div", { class: "section-stage" }, this.canvas, this.over);
    this.build(host, stage, page.images.length > 0);
    listen(stage, {
      box: () => this.box,
      zoom: (factor, across, down) => this.move(window => window.zoom(factor, clamp(across), clamp(down))),
      pan: (across, down) => this.move(window => window.pan(across, down)),
      hover: (across, down) => this.hover(across, down),
      click: across => this.state && this.pick(Math.floor(this.state.window.t0 + across * this.state.window.width)),
      reset: () => this.move(window => window.whole()),
    });
    this.canvas.addEventListener("keydown", event => this.onKey(event));
    window.farside.onChange(this.ask);
    new ResizeObserver(this.ask).observe(stage);
  }

  private build(host: HTMLElement, stage: HTMLElement, hasPicture: boolean): void {
    const { text } = window.farside;
    const modes = el("div", { class: "modes", role: "group", "aria-label": text("web.view.modes") });
    const live = el("div", { class: "section-live" }, stage, this.readout);
    const knobs = controls(this.knobs, { layers: this.data.layers.length > 0, scatterers: this.data.scatterers.length > 0, surface: this.data.sections.some(section => section.spacingM > 0) }, this.ask,
      iconButton("plus", text("web.view.in"), () => this.move(window => window.zoom(1.5))),
      iconButton("minus", text("web.view.out"), () => this.move(window => window.zoom(1 / 1.5))),
      iconButton("fit", text("web.view.fit"), () => this.move(window => window.whole())));
    host.classList.add("live", "section", "covered");
    host.append(modes, live, knobs);
    const choice = new Choice(modes, mode => {
      const shape = this.data.sections.find(section => section.id === mode);
      host.classList.toggle("covered", shape !== undefined);
      live.hidden = knobs.hidden = shape === undefined;
      if (shape) void this.show(shape);
    });
    for (const { id } of this.data.sections) choice.add(id, text(`web.radar.${id}`), text(`web.radar.${id}-says`));
    if (hasPicture) choice.add("picture", text("web.plot.picture"));
    choice.press(this.data.sections[0]!.id);
    this.letGo();
  }

  private letGo(): void {
    this.picked = -1;
    this.readout.replaceChildren(el("span", { class: "hint" }, window.farside.text("web.radar.hint")));
  }

  /** Profile and migrated profile have the same traces: what is seen and held stays. */
  private async show(shape: RadarSectionData): Promise<void> {
    let state = this.states.get(shape.id);
    if (!state) {
      const section = await Section.load(shape, this.ask);
      state = { section, painter: new Painter(section), window: new SectionWindow(section.traces, shape.samples) };
      this.states.set(shape.id, state);
    }

    const before = this.state;
    if (before && before.section.traces === state.section.traces) state.window.follow(before.window);
    else this.letGo();
    this.state = state;
    this.ask();
  }

  private move(act: (window: SectionWindow) => void): void {
    if (this.state) act(this.state.window);
    this.ask();
  }

  private onKey(event: KeyboardEvent): void {
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1), ArrowUp: () => this.move(window => window.pan(0, -0.1)), ArrowDown: () => this.move(window => window.pan(0, 0.1)),
      "+": () => this.move(window => window.zoom(1.5)), "=": () => this.move(window => window.zoom(1.5)), "-": () => this.move(window => window.zoom(1 / 1.5)), "0": () => this.move(window => window.whole()),
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
    const { box, state, knobs } = this;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (!state || width < 2 || height < 2) return;
    const { section, painter } = state;
    if (this.canvas.width !== width || this.canvas.height !== height) [this.canvas.width, this.canvas.height] = [width, height];
    const context = this.canvas.getContext("2d")!;
    const image = context.createImageData(width, height);
    const look = { ...knobs, isBackgroundOff: knobs.isBackgroundOff && section.shape.id === "stored" };
    painter.paint(new Uint32Array(image.data.buffer), width, height, state.window, look);
    context.putImageData(image, 0, 0);
    const gains = painter.gains(look, state.window);
    const { firstNs, nsPerSample, spacingM, id, samples } = section.shape;
    drawAxes(this.over, box.width, box.height, {
      window: state.window, firstNs, nsPerSample, spacingM, permittivity: this.hasDepth(id) ? knobs.permittivity : null, picked: this.picked,
      wiggle: sample => (section.at(this.picked, Math.min(samples - 1, sample)) - (look.isBackgroundOff ? section.mean[sample] ?? 0 : 0)) * (gains[Math.min(samples - 1, sample)] ?? 0),
      layers: knobs.marks.layers ? this.data.layers : [], scatterers: knobs.marks.scatterers ? this.data.scatterers : [],
      surface: knobs.marks.surface && spacingM > 0 ? trace => toNumber(section.cell(trace, "up_m")) : null,
    });
  }

  /** Stored traces begin at the recorder, not at the ground. */
  private hasDepth(id: RadarSectionData["id"]): boolean {
    return this.data.ground !== null && id !== "stored";
  }

  private hover(across: number, down: number): void {
    if (!this.state) return;
    const { window, section } = this.state;
    const trace = Math.floor(window.t0 + across * window.width);
    const sample = Math.floor(window.s0 + down * window.height);
    const isInside = trace >= 0 && trace < section.traces && sample >= 0 && sample < section.shape.samples;
    if (isInside && this.picked < 0) this.say(section, trace, sample);
  }

  /** A second click lets the trace go. */
  private pick(trace: number): void {
    const { section } = this.state!;
    this.picked = trace < 0 || trace >= section.traces || trace === this.picked ? -1 : trace;
    if (this.picked >= 0) this.say(section, this.picked, null);
    this.ask();
  }

  private step(by: number): void {
    if (!this.state) return;
    const { section, window } = this.state;
    const from = this.picked < 0 ? Math.round((window.t0 + window.t1) / 2) : this.picked;
    this.picked = Math.min(section.traces - 1, Math.max(0, from + by));
    this.say(section, this.picked, null);
    this.ask();
  }

  private say(section: Section, trace: number, sample: number | null): void {
    const { text } = window.farside;
    const parts: [string, string][] = [[text("web.radar.trace"), String(trace)], ...(sample === null ? this.crossed(section, trace) : this.echo(section, trace, sample)), ...this.place(section, trace)];
    this.readout.replaceChildren(...parts.map(([name, value]) => el("span", {}, `${name} `, el("b", {}, value))));
  }

  private echo(section: Section, trace: number, sample: number): [string, string][] {
    const { text } = window.farside;
    const { permittivity } = this.knobs;
    const ns = section.timeNs(sample);
    const depth: [string, string][] = this.hasDepth(section.shape.id) ? [[text("web.radar.depth", permittivity.toFixed(1)), `${number(ns * depthPerNs(permittivity), 3)} m`]] : [];
    return [[text("web.radar.time"), `${number(ns, 4)} ns`], ...depth, [text("web.radar.echo"), number(section.at(trace, sample), 3)]];
  }

  /** Layers under a trace, by their own permittivity. */
  private crossed(section: Section, trace: number): [string, string][] {
    const { spacingM } = section.shape;
    if (spacingM <= 0) return [];
    const along = trace * spacingM;
    return this.data.layers.filter(layer => along >= layer.alongM[0]! && along <= layer.alongM[layer.alongM.length - 1]!)
      .map(layer => [window.farside.text("web.radar.layer"), `${number(layer.depthM, 3)} ± ${number(layer.depthSigmaM, 2)} m`]);
  }

  private place(section: Section, trace: number): [string, string][] {
    const { text } = window.farside;
    const [utc, east, north, along] = ["utc", "east_m", "north_m", "along_m"].map(name => section.cell(trace, name));
    const parts: [string, string][] = typeof utc === "string" ? [["UTC", utc.replace("T", " ").replace(/\.\d+Z$|Z$/, "")]] : [];
    if (typeof along === "number") parts.push([text("web.radar.along"), `${number(along, 5)} m`]);
    if (typeof east === "number" && typeof north === "number") parts.push([text("web.read.east"), `${number(east, 4)} m`], [text("web.read.north"), `${number(north, 4)} m`]);
    return parts;
  }
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
const toNumber = (cell: number | string | null): number | null => (typeof cell === "number" ? cell : null);
