/** A strip of azimuths above a flat panorama, with the points of the compass and what stands where. */
import type { Mark, Sky } from "../contract";
import { el, onFrame } from "../dom";
import { toPixel } from "../measure/sky";
import { wholeWidth, type DeepZoom } from "./deepzoom";
import { labelOf } from "./labels";

const steps = [1, 2, 5, 10, 15, 30, 45, 90];

export function addCompass(host: HTMLElement, zoom: DeepZoom, sky: Sky, marks: Mark[]): void {
  if (sky.projection !== "equirectangular" && sky.projection !== "cylindrical") return;
  const strip = el("div", { class: "compass", "aria-hidden": "true" });
  host.append(strip);
  const named = new Map(marks.filter(mark => mark.elevationDeg === 0 && mark.azimuthDeg % 90 === 0 && mark.label.startsWith("@")).map(mark => [mark.azimuthDeg, labelOf(mark.label)]));
  const places = marks.filter(mark => !named.has(mark.azimuthDeg));
  const draw = onFrame(() => {
    const width = strip.clientWidth;
    const perDegree = (sky.pixelsPerRadian * Math.PI) / 180 * zoom.scale();
    if (!(perDegree > 0) || width === 0) return;
    const step = steps.find(degrees => degrees * perDegree > 64) ?? 90;
    const ticks: HTMLElement[] = [];
    for (let azimuth = 0; azimuth < 360; azimuth += step) ticks.push(...tick(zoom, sky, azimuth, named.get(azimuth) ?? `${azimuth}°`, named.has(azimuth) ? "cardinal" : "", width));
    for (const mark of places) ticks.push(...tick(zoom, sky, mark.azimuthDeg, labelOf(mark.label), "place", width));
    strip.replaceChildren(...ticks);
  });
  zoom.onMove(draw);
  window.farside.onChange(draw);
}

/** A full turn repeats: a tick may stand at two places. */
function tick(zoom: DeepZoom, sky: Sky, azimuth: number, label: string, kind: string, width: number): HTMLElement[] {
  const image = zoom.image;
  const pixel = image && toPixel(sky, { azimuthDeg: azimuth, elevationDeg: 0 }, wholeWidth(image), 1e9);
  if (!image || !pixel) return [];
  const turnPixels = "pixelsPerRadian" in sky ? 2 * Math.PI * sky.pixelsPerRadian : Infinity;
  const isFull = Math.abs(turnPixels - wholeWidth(image)) < 2;
  const elements: HTMLElement[] = [];
  for (const shift of isFull ? [-2, -1, 0, 1, 2] : [0]) {
    const place = zoom.placeOf({ column: pixel.column + shift * turnPixels, row: 0 });
    if (!place || place.x < -20 || place.x > width + 20) continue;
    const element = el("span", { class: `tick ${kind}` }, label);
    element.style.transform = `translateX(${place.x.toFixed(1)}px)`;
    elements.push(element);
  }

  return elements;
}
