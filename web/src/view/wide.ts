/** Pictures many times as wide as high are looked at by their height; a strip below keeps the whole in sight. */
import type { PageImage } from "../contract";
import { el } from "../dom";
import { shape, wholeHeight, wholeWidth, type DeepZoom } from "./deepzoom";

const wideFrom = 3;

export const isWide = (image: PageImage): boolean => shape(image) > wideFrom;

/** The strip; null for pictures of a usual shape. */
export function overviewFor(host: HTMLElement, image: PageImage): HTMLElement | null {
  if (!isWide(image)) return null;
  const overview = el("div", { class: "overview", "aria-hidden": "true" });
  host.append(overview);
  host.classList.add("has-overview");
  return overview;
}

/** The middle, as high as the stage; small pictures are not blown up for it. */
export function lookByHeight(zoom: DeepZoom, image: PageImage): void {
  const box = zoom.host.getBoundingClientRect();
  const level = Math.max(1, (shape(image) * Math.min(box.height, wholeHeight(image) * 1.5) * 0.86) / box.width);
  zoom.lookAt({ column: wholeWidth(image) / 2, row: wholeHeight(image) / 2 }, level, true);
}
