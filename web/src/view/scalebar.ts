/** How long a metre is on the screen, and where north is: maps have it up. */
import type { Ground } from "../contract";
import { el, icon } from "../dom";
import type { DeepZoom } from "./deepzoom";

export function addScaleBar(host: HTMLElement, zoom: DeepZoom, ground: Ground): void {
  const bar = el("span", { class: "scale-line" });
  const label = el("span", { class: "scale-label" });
  const box = el("div", { class: "scalebar", "aria-hidden": "true" }, el("span", { class: "north" }, icon("north"), "N"), el("span", { class: "scale" }, label, bar));
  host.append(box);
  const draw = (): void => {
    const pixelsPerMetre = zoom.scale() / ground.metresPerPixel;
    const metres = niceLength(140 / pixelsPerMetre);
    bar.style.width = `${metres * pixelsPerMetre}px`;
    label.textContent = lengthText(metres);
  };
  zoom.onMove(draw);
}

/** 1, 2 or 5 times a power of ten, at most as long as asked. */
export function niceLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const part = most / power;
  return (part >= 5 ? 5 : part >= 2 ? 2 : 1) * power;
}

export function lengthText(metres: number): string {
  if (metres >= 1000) return `${metres / 1000} km`;
  return metres >= 1 ? `${metres} m` : `${Number((metres * 100).toPrecision(3))} cm`;
}
