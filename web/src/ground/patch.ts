/** A square of ground as even grids for the shader: gradients, codes of errors and slopes, and what the Sun reaches. */
import type { Heights } from "./heights";

export interface Square {
  westM: number;
  northM: number;
  sideM: number;
}

export class Patch {
  readonly heights: Float32Array;
  /** Rise east and north, two a cell; 0 where unknown. */
  readonly gradients: Float32Array;
  /** Code of the error and of the slope, two a cell; 0 for none. */
  readonly codes: Uint8Array;
  /** 0 in shadow, 255 in full Sun. */
  readonly sunlit: Uint8Array;
  /** Height below which a place lies in shadow, for finer patches within. */
  readonly shade: Float32Array;
  readonly stepM: number;

  constructor(ground: Heights, readonly square: Square, readonly side: number) {
    this.stepM = square.sideM / side;
    this.heights = new Float32Array(side * side);
    this.gradients = new Float32Array(2 * side * side);
    this.codes = new Uint8Array(2 * side * side);
    this.sunlit = new Uint8Array(side * side).fill(255);
    this.shade = new Float32Array(side * side).fill(-Infinity);
    this.sample(ground);
    this.slope();
  }

  east(x: number): number {
    return this.square.westM + (x + 0.5) * this.stepM;
  }

  north(y: number): number {
    return this.square.northM - (y + 0.5) * this.stepM;
  }

  private sample(ground: Heights): void {
    for (let y = 0, k = 0; y < this.side; y++) {
      for (let x = 0; x < this.side; x++, k++) {
        const [east, north] = [this.east(x), this.north(y)];
        this.heights[k] = NaN;
        for (const level of ground.levels) {
          const at = level.cell(east, north);
          if (at < 0) continue;
          this.heights[k] = level.heightAt(east, north, at);
          this.codes[2 * k] = level.sigmas[at]!;
          this.codes[2 * k + 1] = level.slopes[at]!;
          break;
        }
      }
    }
  }

  /** Central differences where both neighbours are known, else to one side. */
  private slope(): void {
    const { side, heights, stepM } = this;
    const rise = (k: number, before: number, after: number): number => {
      const [h, a, b] = [heights[k]!, before < 0 ? NaN : heights[before]!, after < 0 ? NaN : heights[after]!];
      if (!Number.isNaN(a) && !Number.isNaN(b)) return (b - a) / (2 * stepM);
      return !Number.isNaN(b) ? (b - h) / stepM : !Number.isNaN(a) ? (h - a) / stepM : 0;
    };
    for (let y = 0, k = 0; y < side; y++) {
      for (let x = 0; x < side; x++, k++) {
        if (Number.isNaN(heights[k]!)) continue;
        this.gradients[2 * k] = rise(k, x > 0 ? k - 1 : -1, x < side - 1 ? k + 1 : -1);
        this.gradients[2 * k + 1] = -rise(k, y > 0 ? k - side : -1, y < side - 1 ? k + side : -1);
      }
    }
  }

  /** The shade's height at a place, between cells; −∞ outside. */
  shadeAt(east: number, north: number): number {
    const x = Math.round((east - this.square.westM) / this.stepM - 0.5);
    const y = Math.round((this.square.northM - north) / this.stepM - 0.5);
    return x < 0 || y < 0 || x >= this.side || y >= this.side ? -Infinity : this.shade[y * this.side + x]!;
  }
}

/**
 * Shadows that ground casts, in one pass away from the Sun: each cell's shade is the higher of its sunward neighbour's shade and ground, sunk by the ray's fall.
 * Holes cast none. What lies outside comes from a wider patch that was swept before.
 */
export function castShadows(patch: Patch, azimuthDeg: number, elevationDeg: number, wider: Patch | null): void {
  const azimuth = (azimuthDeg * Math.PI) / 180;
  // Columns and rows towards the Sun.
  const [dx, dy] = [Math.sin(azimuth), -Math.cos(azimuth)];
  const isAcross = Math.abs(dx) >= Math.abs(dy);
  const [along, aside] = isAcross ? [dx, dy / Math.abs(dx)] : [dy, dx / Math.abs(dy)];
  const fall = patch.stepM * Math.hypot(1, aside) * Math.tan((Math.max(0.05, elevationDeg) * Math.PI) / 180);
  const { side } = patch;
  for (let i = 0; i < side; i++) {
    const line = along > 0 ? side - 1 - i : i;
    for (let j = 0; j < side; j++) {
      const k = isAcross ? j * side + line : line * side + j;
      patch.shade[k] = shadeOf(patch, wider, line + Math.sign(along), j + aside, isAcross) - fall;
      // Half a step's fall of penumbra on either side: no cell flickers between light and dark.
      const lit = (patch.heights[k]! - patch.shade[k]!) / fall + 0.5;
      patch.sunlit[k] = elevationDeg <= 0 ? 0 : lit >= 1 || Number.isNaN(lit) ? 255 : lit <= 0 ? 0 : Math.round(lit * 255);
    }
  }
}

/** The higher of shade and ground one line towards the Sun, between two cells of that line. */
function shadeOf(patch: Patch, wider: Patch | null, line: number, across: number, isAcross: boolean): number {
  const { side } = patch;
  const j = Math.floor(across);
  if (line < 0 || line >= side || j < 0 || j + 1 >= side) {
    if (!wider) return -Infinity;
    const [x, y] = isAcross ? [line, across] : [across, line];
    return wider.shadeAt(patch.east(x), patch.north(y));
  }

  const [a, b] = isAcross ? [j * side + line, (j + 1) * side + line] : [line * side + j, line * side + j + 1];
  const [first, second] = [top(patch, a), top(patch, b)];
  if (first === -Infinity || second === -Infinity) return Math.max(first, second);
  return first + (second - first) * (across - j);
}

const top = (patch: Patch, k: number): number => {
  const height = patch.heights[k]!;
  return Number.isNaN(height) ? patch.shade[k]! : Math.max(patch.shade[k]!, height);
};
