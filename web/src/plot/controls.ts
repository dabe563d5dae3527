/** The section's knobs: every change is seen at once. */
import { el } from "../dom";
import type { Look } from "./paint";

export interface Knobs extends Look {
  permittivity: number;
  hasDepth: boolean;
  /** What is drawn over the echoes. */
  marks: Record<Mark, boolean>;
}

export type Mark = "layers" | "scatterers" | "surface";

/** A mark that a product has none of has no switch. */
export function controls(knobs: Knobs, has: Record<Mark, boolean>, changed: () => void, ...tools: HTMLElement[]): HTMLElement {
  const { text } = window.farside;
  const slider = (name: string, least: number, most: number, step: number, value: number, set: (value: number) => void, show: (value: number) => string): HTMLElement => {
    const input = el("input", { type: "range", min: least, max: most, step, value });
    const shown = el("b", {}, show(value));
    input.addEventListener("input", () => {
      set(Number(input.value));
      shown.textContent = show(Number(input.value));
      changed();
    });
    return el("label", { class: "slider" }, el("span", {}, text(`web.radar.${name}`), " ", shown), input);
  };
  const check = (name: string, isOn: boolean, set: (on: boolean) => void): HTMLElement => {
    const input = el("input", { type: "checkbox", checked: isOn });
    input.addEventListener("change", () => {
      set(input.checked);
      changed();
    });
    return el("label", { class: "check" }, input, text(`web.radar.${name}`));
  };
  return el("div", { class: "section-controls" },
    slider("gain", -20, 40, 1, knobs.gainDb, value => (knobs.gainDb = value), value => `${value > 0 ? "+" : ""}${value} dB`.replace("-", "−")),
    slider("even", 0, 1, 0.05, knobs.evened, value => (knobs.evened = value), value => `${Math.round(value * 100)} %`),
    knobs.hasDepth && slider("permittivity", 1, 10, 0.1, knobs.permittivity, value => (knobs.permittivity = value), value => `ε ${value.toFixed(1)}`),
    ...(["layers", "scatterers", "surface"] as const).filter(mark => has[mark]).map(mark => check(mark, knobs.marks[mark], on => (knobs.marks[mark] = on))),
    check("background", knobs.isBackgroundOff, on => (knobs.isBackgroundOff = on)),
    check("colour", knobs.palette === "seismic", on => (knobs.palette = on ? "seismic" : "grey")),
    el("div", { class: "stage-tools" }, ...tools));
}
