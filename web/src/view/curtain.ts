/** Two pictures of one scene with a line between that the reader moves. */
import type { PageImage } from "../contract";
import { el } from "../dom";
import type { DeepZoom } from "./deepzoom";
import { labelOf } from "./labels";
import type { Choice, Stage } from "./stage";

export class Curtain {
  private readonly line = el("div", { class: "curtain", hidden: true });
  private readonly grip = el("span", { class: "curtain-grip" });
  private readonly slider: HTMLInputElement;
  private isOn = false;

  /** `left` lies left of the line, `right` right of it. */
  constructor(private readonly stage: Stage, private readonly zoom: DeepZoom, choice: Choice, private readonly left: PageImage, private readonly right: PageImage) {
    const { text } = window.farside;
    this.slider = el("input", { type: "range", min: 0, max: 1000, value: 500, "aria-label": text("web.view.curtain") });
    this.line.append(el("span", { class: "curtain-left" }, labelOf(left.label)), el("span", { class: "curtain-right" }, labelOf(right.label)), this.grip, this.slider);
    this.grip.addEventListener("pointerdown", event => this.drag(event));
    this.slider.addEventListener("input", () => this.place());
    stage.view.after(this.line);
    choice.add("curtain", `${labelOf(left.label)} | ${labelOf(right.label)}`, text("web.view.curtain"));
    stage.modes.addEventListener("click", event => {
      const mode = (event.target as HTMLElement).closest<HTMLElement>("[data-mode]")?.dataset["mode"];
      if (mode) void this.set(mode === "curtain");
    }, { capture: true });
    zoom.onMove(() => this.isOn && this.place());
  }

  private async set(on: boolean): Promise<void> {
    if (on === this.isOn) return;
    this.isOn = on;
    this.line.hidden = !on;
    this.stage.host.classList.toggle("has-curtain", on);
    if (on) {
      await this.zoom.compare(this.right, this.left);
      this.place();
    } else {
      this.zoom.endCompare(this.left);
    }
  }

  private drag(event: PointerEvent): void {
    event.preventDefault();
    this.grip.setPointerCapture(event.pointerId);
    this.slider.focus();
    const move = (moved: PointerEvent): void => {
      const box = this.zoom.host.getBoundingClientRect();
      this.slider.value = String(((moved.clientX - box.left) / box.width) * 1000);
      this.place();
    };
    this.grip.addEventListener("pointermove", move);
    this.grip.addEventListener("lostpointercapture", () => this.grip.removeEventListener("pointermove", move), { once: true });
  }

  /** The line stands still on the stage while the picture moves below it. */
  private place(): void {
    const share = Number(this.slider.value) / 1000;
    const box = this.zoom.host.getBoundingClientRect();
    this.line.style.setProperty("--at", `${share * box.width}px`);
    const corner = this.zoom.placeOf({ column: -0.5, row: 0 });
    const end = this.zoom.placeOf({ column: (this.right.tiles?.width ?? this.right.width) - 0.5, row: 0 });
    if (corner && end && end.x > corner.x) this.zoom.cut(this.left, Math.min(1, Math.max(0, (share * box.width - corner.x) / (end.x - corner.x))));
  }
}
