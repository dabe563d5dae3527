/** Echoes as colours: gain, evening out by depth, the mean trace taken off, grey or by sign. */
import { theme } from "../shell/theme";
import type { Section } from "./section";
import type { SectionWindow } from "./window";

export interface Look {
  gainDb: number;
  /** 0: one gain for all samples; 1: each sample's strength evened out. */
  evened: number;
  isBackgroundOff: boolean;
  palette: "grey" | "seismic";
}

export class Painter {
  constructor(private readonly section: Section) {}

  paint(pixels: Uint32Array, width: number, height: number, window: SectionWindow, look: Look): void {
    const { section } = this;
    const gains = this.gains(look, window);
    const colours = palette(look.palette);
    const traces = Int32Array.from({ length: width }, (_, x) => Math.min(section.traces - 1, Math.floor(window.t0 + ((x + 0.5) / width) * window.width)));
    for (let y = 0; y < height; y++) {
      const s = Math.min(section.shape.samples - 1, Math.floor(window.s0 + ((y + 0.5) / height) * window.height));
      const away = look.isBackgroundOff ? section.mean[s]! : 0;
      for (let x = 0; x < width; x++) pixels[y * width + x] = colours[Math.min(255, Math.max(0, Math.round(128 + (section.at(traces[x]!, s) - away) * gains[s]! * 127)))]!;
    }
  }

  /** Factor by sample that makes three times the usual echo the end of the colours. */
  gains(look: Look, window: SectionWindow): Float32Array {
    const levels = this.section.isFine(window.t0, window.t1) ? this.section.fineLevels : this.section.levels;
    const [gain, typical] = [10 ** (look.gainDb / 20), median(levels) || 1];
    return levels.map(level => gain / (3 * typical ** (1 - look.evened) * Math.max(level, typical * 1e-3) ** look.evened));
  }
}

function median(values: Float32Array): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** 256 colours as the canvas has them in memory (little endian: A B G R). */
function palette(name: Look["palette"]): Uint32Array {
  const isDark = theme() === "dark";
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const [r, g, b] = name === "seismic" ? bySign((i - 128) / 128, isDark) : [i, i, i];
    return ((255 << 24) | (b! << 16) | (g! << 8) | r!) >>> 0;
  });
}

/** Blue for one sign, ochre for the other, the page's ground for silence. */
function bySign(v: number, isDark: boolean): number[] {
  const ground = isDark ? [14, 16, 20] : [250, 249, 245];
  const far = v < 0 ? [74, 146, 224] : [232, 160, 60];
  const share = Math.min(1, Math.abs(v));
  return ground.map((from, i) => Math.round(from + (far[i]! - from) * share));
}
