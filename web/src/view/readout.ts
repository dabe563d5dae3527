/** What lies under the cursor: pixel, number, direction, ground. */
import type { ProductPage } from "../contract";
import { el, onFrame } from "../dom";
import { toSky, type Pixel } from "../measure/sky";
import { ValueReader } from "../measure/values";
import { number } from "../shell/words";
import { wholeHeight, wholeWidth, type DeepZoom } from "./deepzoom";
import type { Stage } from "./stage";

export class Readout {
  private readonly values: ValueReader | null;
  private readonly cells = new Map<string, HTMLElement>();
  private failed = false;
  private last = { x: 0, y: 0 };
  private asked = 0;

  constructor(private readonly stage: Stage, private readonly zoom: DeepZoom, private readonly page: ProductPage) {
    const { fromDisk, text } = window.farside;
    this.values = page.values && !(fromDisk && page.values.needsServer) ? new ValueReader(page.values) : null;
    const draw = onFrame(() => this.draw());
    stage.view.addEventListener("pointermove", event => {
      this.last = { x: event.clientX, y: event.clientY };
      draw();
    });
    stage.view.addEventListener("pointerdown", event => {
      this.last = { x: event.clientX, y: event.clientY };
      draw();
    });
    stage.view.addEventListener("pointerleave", () => this.hint());
    if (page.values && fromDisk && page.values.needsServer) stage.readout.title = text("web.view.needs-server");
    this.hint();
  }

  private hint(): void {
    this.cells.clear();
    this.stage.readout.replaceChildren(el("span", { class: "hint" }, window.farside.text("web.view.hint")));
  }

  private draw(): void {
    const at = this.zoom.pixelAt(this.last.x, this.last.y);
    const image = this.zoom.image;
    if (!at || !image) return;
    const pixel = { column: Math.round(at.column), row: Math.round(at.row) };
    if (pixel.column < 0 || pixel.row < 0 || pixel.column >= wholeWidth(image) || pixel.row >= wholeHeight(image)) {
      this.hint();
      return;
    }

    if (this.cells.size === 0) this.stage.readout.replaceChildren();
    const { text } = window.farside;
    this.set("pixel", text("web.read.pixel"), `${pixel.column}, ${pixel.row}`);
    this.drawSky(at, image.role);
    this.drawGround(at, image.role);
    void this.drawValue(pixel);
  }

  /** Directions and places belong to the pictures that have the first one's shape. */
  private isOfScene(role: string): boolean {
    const first = this.page.images[0];
    const image = this.page.images.find(other => other.role === role);
    return first !== undefined && image !== undefined && wholeWidth(image) === wholeWidth(first) && wholeHeight(image) === wholeHeight(first);
  }

  private drawSky(at: Pixel, role: string): void {
    const image = this.zoom.image!;
    const seen = this.page.sky && this.isOfScene(role) ? toSky(this.page.sky, at, wholeWidth(image), wholeHeight(image)) : null;
    if (!seen) return this.unset("azimuth", "elevation");
    const { text } = window.farside;
    this.set("azimuth", text("web.read.azimuth"), `${seen.azimuthDeg.toFixed(2)}°`);
    this.set("elevation", text("web.read.elevation"), `${seen.elevationDeg.toFixed(2).replace("-", "−")}°`);
  }

  private drawGround(at: Pixel, role: string): void {
    const { ground } = this.page;
    if (!ground || !this.isOfScene(role)) return this.unset("east", "north");
    const { text } = window.farside;
    const metres = (value: number): string => `${value.toFixed(ground.metresPerPixel < 1 ? 2 : 0).replace("-", "−")} m`;
    this.set("east", text("web.read.east"), metres(ground.westM + at.column * ground.metresPerPixel));
    this.set("north", text("web.read.north"), metres(ground.northM - at.row * ground.metresPerPixel));
  }

  private async drawValue(pixel: Pixel): Promise<void> {
    const { values } = this;
    if (!values || this.failed || !this.fits()) return this.unset("value");
    const asked = ++this.asked;
    try {
      const samples = await values.at(pixel.column, pixel.row);
      if (asked !== this.asked || this.cells.size === 0) return;
      this.set("value", window.farside.text("web.read.value"), samples === null ? "–" : `${samples.map(sample => number(sample)).join(" · ")}${values.unit ? ` ${window.farside.term(values.unit)}` : ""}`);
    } catch {
      this.failed = true;
      this.unset("value");
    }
  }

  /** The file of numbers has the shown picture's pixels. */
  private fits(): boolean {
    const image = this.zoom.image!;
    return this.page.values !== null && this.page.values.width === wholeWidth(image) && this.page.values.height === wholeHeight(image);
  }

  private set(name: string, label: string, value: string): void {
    let cell = this.cells.get(name);
    if (!cell) {
      cell = el("b");
      this.cells.set(name, cell);
      this.stage.readout.append(el("span", { "data-read": name }, `${label} `, cell));
    }

    if (cell.textContent !== value) cell.textContent = value;
  }

  private unset(...names: string[]): void {
    for (const name of names) {
      this.cells.get(name)?.parentElement?.remove();
      this.cells.delete(name);
    }
  }
}
