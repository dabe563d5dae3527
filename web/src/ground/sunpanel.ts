/** The Sun as the reader sets it: by the hour of that lunar day, or freely. */
import type { TerrainData } from "../contract";
import { el } from "../dom";
import { dateTime } from "../shell/words";
import type { Sun } from "./surface";

type Course = NonNullable<TerrainData["sun"]>;

/** Between two entries of a course; azimuth the short way round. */
export function sunAt(course: Course, share: number): Sun {
  const along = Math.min(1, Math.max(0, share)) * (course.azimuthDeg.length - 1);
  const i = Math.min(course.azimuthDeg.length - 2, Math.floor(along));
  const part = along - i;
  const turn = ((course.azimuthDeg[i + 1]! - course.azimuthDeg[i]! + 540) % 360) - 180;
  return { azimuthDeg: (course.azimuthDeg[i]! + turn * part + 360) % 360, elevationDeg: course.elevationDeg[i]! + (course.elevationDeg[i + 1]! - course.elevationDeg[i]!) * part };
}

export class SunPanel {
  readonly element = el("fieldset", { class: "ground-sun", hidden: true });
  sun: Sun;
  private readonly hour: HTMLInputElement | null;
  private readonly when = el("b", {});

  constructor(private readonly data: TerrainData, private readonly changed: () => void) {
    const { text } = window.farside;
    const { light, sun } = data;
    // As the pictures were lit; else from the left and low, as relief is read best.
    this.sun = light ? sunAt(light, 0.5) : { azimuthDeg: 315, elevationDeg: 20 };
    const share = light && sun ? ((light.from + light.to) / 2 - sun.from) / (sun.to - sun.from) : 0.5;
    this.hour = sun ? this.slider("hour", 0, 1, 0.0005, share, value => this.byHour(value), () => "", this.when) : null;
    const azimuth = this.slider("azimuth", 0, 360, 0.5, this.sun.azimuthDeg, value => this.freely({ ...this.sun, azimuthDeg: value }), value => `${Number(value).toFixed(0)}°`);
    const elevation = this.slider("elevation", 0.5, 90, 0.1, this.sun.elevationDeg, value => this.freely({ ...this.sun, elevationDeg: value }), value => `${Number(value).toFixed(1)}°`);
    this.element.prepend(el("legend", {}, text("web.ground.sun")));
    this.tellHour(share);
    this.show = () => {
      azimuth.value = String(this.sun.azimuthDeg);
      elevation.value = String(this.sun.elevationDeg);
      for (const input of [azimuth, elevation]) input.dispatchEvent(new Event("told"));
    };
  }

  private readonly show: () => void;

  private slider(name: string, min: number, max: number, step: number, value: number, set: (value: number) => void, tell: (value: string) => string, told = el("b", {})): HTMLInputElement {
    const input = el("input", { type: "range", min, max, step, value, name: `sun-${name}` });
    const show = (): void => {
      const line = tell(input.value);
      if (line) input.setAttribute("aria-valuetext", (told.textContent = line));
    };
    input.addEventListener("input", () => {
      set(Number(input.value));
      show();
    });
    input.addEventListener("told", show);
    show();
    this.element.append(el("label", { class: "slider" }, el("span", {}, window.farside.text(`web.ground.${name}`), " ", told), input));
    return input;
  }

  private byHour(share: number): void {
    if (!this.data.sun) return;
    const sun = sunAt(this.data.sun, share);
    this.sun = { ...sun, elevationDeg: Math.max(0.5, sun.elevationDeg) };
    this.tellHour(share);
    this.show();
    this.changed();
  }

  private freely(sun: Sun): void {
    this.sun = sun;
    this.when.textContent = window.farside.text("web.ground.free");
    this.hour?.setAttribute("aria-valuetext", this.when.textContent);
    this.changed();
  }

  private tellHour(share: number): void {
    if (!this.data.sun || !this.hour) return;
    this.when.textContent = dateTime(Math.round(this.data.sun.from + share * (this.data.sun.to - this.data.sun.from)));
    this.hour.setAttribute("aria-valuetext", this.when.textContent);
  }
}
