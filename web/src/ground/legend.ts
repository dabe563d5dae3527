/** What colours mean, and whose light a photograph shows. */
import type { TerrainData } from "../contract";
import { el } from "../dom";
import { dateTime } from "../shell/words";
import { scaleOf, type Look } from "./looks";

export function legend(look: Look): HTMLElement {
  const scale = scaleOf(look)!;
  const ramp = el("i", { class: "ground-ramp" });
  ramp.style.background = `linear-gradient(90deg, ${scale.colours.map(colour => `rgb(${colour.join(" ")})`).join(", ")})`;
  const marks = scale.ticks.map(tick => {
    const mark = el("span", {}, tick.label);
    mark.style.left = `${((tick.code - scale.from) / (scale.to - scale.from)) * 100}%`;
    return mark;
  });
  return el("div", { class: "ground-legend" }, el("p", {}, window.farside.text(`web.ground.legend.${look}`)), ramp, el("div", { class: "ground-marks" }, ...marks));
}

/** The Sun that the pictures were taken under: it is in them and cannot be moved. */
export function lightLine(data: TerrainData): HTMLElement {
  const { text } = window.farside;
  if (!data.light) return el("p", { class: "ground-light" }, text("web.ground.light.unknown"));
  const { from, azimuthDeg, elevationDeg } = data.light;
  const range = (numbers: number[]): string => {
    const [a, b] = [numbers[0]!.toFixed(0), numbers.at(-1)!.toFixed(0)];
    return a === b ? `${a}°` : `${a}–${b}°`;
  };
  return el("p", { class: "ground-light" }, text("web.ground.light", dateTime(from), range(azimuthDeg), range(elevationDeg)));
}
