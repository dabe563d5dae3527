/** A panorama: flat with a compass, or around the reader where the browser allows textures; a click leads to the frame a pixel came from. */
import type { AroundView, Around, PageImage, ProductPage, Sky } from "../contract";
import { el, icon } from "../dom";
import { readPng, type Samples } from "../measure/png";
import { toPixel, type Pixel } from "../measure/sky";
import { addCompass } from "../view/compass";
import { DeepZoom, wholeHeight, wholeWidth } from "../view/deepzoom";
import { labelOf } from "../view/labels";
import { assemble } from "../view/assemble";
import { Readout } from "../view/readout";
import { Choice, Stage, type Zoomable } from "../view/stage";
import { isWide, lookByHeight, overviewFor } from "../view/wide";

type Ring = Extract<Sky, { firstAzimuthDeg: number }>;

export function mountPanorama(host: HTMLElement, page: ProductPage): void {
  if (page.images[0]) new Panorama(host, page);
}

class Panorama {
  private readonly stage: Stage;
  private readonly zoom: DeepZoom;
  private readonly choice: Choice;
  private readonly frames: Frames;
  private around: Around | null = null;
  private isAround = false;
  private readonly sphere = el("div", { class: "sphere", hidden: true });
  private readonly ring: Ring | null;

  constructor(host: HTMLElement, private readonly page: ProductPage) {
    const { text, fromDisk } = window.farside;
    const first = page.images[0]!;
    this.ring = page.sky && "firstAzimuthDeg" in page.sky ? page.sky : null;
    this.stage = new Stage(host);
    const isFull = this.ring !== null && Math.abs(2 * Math.PI * this.ring.pixelsPerRadian - wholeWidth(first)) < 2;
    const overview = overviewFor(host, first);
    this.zoom = new DeepZoom(this.stage.view, { wrap: isFull, ...(overview ? { navigator: overview } : {}) });
    this.frames = new Frames(this.stage, page);
    this.choice = new Choice(this.stage.modes, mode => void this.show(mode));
    this.stage.view.after(this.sphere);
    this.stage.addZoom(this.tools());
    new Readout(this.stage, this.zoom, page);
    if (this.ring) addCompass(host, this.zoom, this.ring, page.marks ?? []);
    this.zoom.onClick((x, y) => void this.pick(this.zoom.pixelAt(x, y)));
    this.zoom.viewer.addOnceHandler("tile-drawn", () => this.stage.cover());
    this.zoom.afterHome = image => isWide(image) && lookByHeight(this.zoom, image);

    this.choice.add("flat", text("web.view.flat"));
    if (this.canLookAround()) {
      this.choice.add("around", text("web.view.around"));
      this.choice.add("planet", text("web.view.planet"));
    } else if (fromDisk) this.stage.say(text("web.view.serve"));
    void this.begin(first);
  }

  /** The tools act on what is seen: the sphere or the flat picture. */
  private tools(): Zoomable {
    const seen = (): Zoomable => (this.isAround && this.around ? this.around : this.zoom);
    return { zoomBy: factor => seen().zoomBy(factor), panBy: (x, y) => seen().panBy(x, y), home: () => seen().home(), oneToOne: () => seen().oneToOne() };
  }

  private canLookAround(): boolean {
    const { fromDisk, lookAround } = window.farside;
    return !fromDisk && lookAround !== undefined && this.ring !== null && hasWebGl();
  }

  private async begin(first: PageImage): Promise<void> {
    await this.zoom.show(first);
    const widthDeg = this.ring ? (wholeWidth(first) / this.ring.pixelsPerRadian) * (180 / Math.PI) : 0;
    this.choice.mark("flat");
    if (this.canLookAround() && widthDeg > 150) this.choice.press("around");
  }

  private async show(mode: string): Promise<void> {
    if (mode !== "flat" && !this.around) await this.open();
    this.isAround = mode !== "flat" && this.around !== null;
    this.stage.host.classList.toggle("looking-around", this.isAround);
    this.sphere.hidden = !this.isAround;
    this.around?.setLittlePlanet(mode === "planet");
  }

  private async open(): Promise<void> {
    const { lookAround, text } = window.farside;
    this.stage.say(text("web.view.loading"));
    try {
      this.sphere.hidden = false;
      this.around = await lookAround!(this.sphere, await this.sphereView());
      this.stage.say("");
    } catch {
      this.stage.say(text("web.view.no-sphere"));
      this.choice.mark("flat");
    }
  }

  private async sphereView(): Promise<AroundView> {
    const ring = this.ring!;
    const image = this.page.images[0]!;
    const degrees = 180 / Math.PI / ring.pixelsPerRadian;
    const up = (row: number): number => (ring.projection === "cylindrical" ? Math.atan((ring.horizonRow - row) / ring.pixelsPerRadian) * (180 / Math.PI) : (ring.horizonRow - row) * degrees);
    const north = (this.page.marks ?? []).find(mark => mark.label === "@mark.lander");
    return {
      picture: await assemble(image, ring),
      firstAzimuthDeg: ring.firstAzimuthDeg - 0.5 * degrees,
      widthDeg: wholeWidth(image) * degrees,
      topDeg: up(-0.5), bottomDeg: up(wholeHeight(image) - 0.5),
      startAzimuthDeg: north?.azimuthDeg ?? ring.firstAzimuthDeg + (wholeWidth(image) * degrees) / 2,
      littlePlanet: false,
      marks: (this.page.marks ?? []).map(mark => ({ ...mark, label: labelOf(mark.label) })),
      caption: this.page.credit,
      onMove: (azimuth, elevation) => this.stage.readout.replaceChildren(this.direction(azimuth, elevation)),
      onPick: (azimuthDeg, elevationDeg) => void this.pick(toPixel(ring, { azimuthDeg, elevationDeg }, wholeWidth(image), wholeHeight(image))),
    };
  }

  private direction(azimuthDeg: number, elevationDeg: number): HTMLElement {
    const { text } = window.farside;
    return el("span", {}, `${text("web.read.azimuth")} `, el("b", {}, `${azimuthDeg.toFixed(1)}°`), ` ${text("web.read.elevation")} `, el("b", {}, `${elevationDeg.toFixed(1).replace("-", "−")}°`));
  }

  private async pick(at: Pixel | null): Promise<void> {
    if (at) await this.frames.show(at);
  }
}

/** Which frame a pixel came from: exactly by the index picture, or from disk by the frames' outlines. */
class Frames {
  private readonly card = el("aside", { class: "source-card", hidden: true });
  private index: Promise<Samples> | null = null;

  constructor(stage: Stage, private readonly page: ProductPage) {
    this.card.setAttribute("aria-live", "polite");
    stage.host.append(this.card);
  }

  async show(at: Pixel): Promise<void> {
    const { sources } = this.page;
    if (!sources) return;
    const places = await this.find({ column: Math.round(at.column), row: Math.round(at.row) });
    const { text } = window.farside;
    const close = el("button", { type: "button", class: "tool", "aria-label": text("web.close") }, icon("close"));
    close.addEventListener("click", () => (this.card.hidden = true));
    const frames = places.map(place => sources.frames[place]).filter(frame => frame !== undefined);
    this.card.replaceChildren(el("p", {}, text(frames.length === 0 ? "web.source.none" : frames.length === 1 ? "web.source.from" : "web.source.one-of")), close,
      ...frames.map(frame => (frame.page ? el("a", { href: frame.page }, frame.title || frame.id) : el("span", {}, frame.title || frame.id))));
    this.card.hidden = false;
  }

  private async find(at: Pixel): Promise<number[]> {
    const sources = this.page.sources!;
    if (!window.farside.fromDisk) {
      try {
        this.index ??= readPng(sources.image);
        const index = await this.index;
        if (at.column < 0 || at.row < 0 || at.column >= index.width || at.row >= index.height) return [];
        const place = index.at(at.column, at.row, 0);
        return place === 0 ? [] : [place - 1];
      } catch {
        this.index = null;
      }
    }

    return sources.outline ? this.byOutline(at, sources.outline) : [];
  }

  private async byOutline(at: Pixel, file: string): Promise<number[]> {
    const outlines = await window.farside.loadBeside<{ frame: number; ring: [number, number][] }[]>(file, "sources");
    return [...new Set(outlines.filter(outline => isInside(at, outline.ring)).map(outline => outline.frame))];
  }
}

function isInside(at: Pixel, ring: [number, number][]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[j]!;
    if (y1 > at.row !== y2 > at.row && at.column < ((x2 - x1) * (at.row - y1)) / (y2 - y1) + x1) inside = !inside;
  }

  return inside;
}

export function hasWebGl(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
