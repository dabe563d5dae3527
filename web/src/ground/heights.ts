/** Nested grids of ground: height, its standard deviation and slope at any place, from the finest cells that know it. */
import { unpack } from "./bytes";

/** heights.js beside the page; finest first. */
export interface HeightsData {
  levels: LevelData[];
}

interface LevelData {
  westM: number;
  northM: number;
  pixelM: number;
  width: number;
  height: number;
  leastM: number;
  stepM: number;
  cells: string;
}

export interface Spot {
  heightM: number;
  /** NaN where the file has none. */
  sigmaM: number;
  slopeDeg: number;
  /** Width of the cells that say so. */
  pixelM: number;
}

const leastSigmaM = 1e-4;
const decadesAStep = 5 / 254;
const stepsADegree = 2.8;

export const sigmaOf = (code: number): number => (code === 0 ? NaN : leastSigmaM * 10 ** ((code - 1) * decadesAStep));
export const codeOfSigma = (sigmaM: number): number => 1 + Math.log10(sigmaM / leastSigmaM) / decadesAStep;
export const slopeOf = (code: number): number => (code === 0 ? NaN : (code - 1) / stepsADegree);
export const codeOfSlope = (slopeDeg: number): number => 1 + slopeDeg * stepsADegree;

export class Level {
  readonly heights: Float32Array;
  readonly sigmas: Uint8Array;
  readonly slopes: Uint8Array;
  readonly westM: number;
  readonly northM: number;
  readonly pixelM: number;
  readonly width: number;
  readonly height: number;

  constructor(data: Omit<LevelData, "cells">, bytes: Uint8Array) {
    ({ westM: this.westM, northM: this.northM, pixelM: this.pixelM, width: this.width, height: this.height } = data);
    const count = data.width * data.height;
    this.heights = new Float32Array(count);
    let code = 0;
    for (let i = 0; i < count; i++) {
      code = (code + (bytes[i]! << 8) + bytes[count + i]!) & 0xffff;
      this.heights[i] = code === 0 ? NaN : data.leastM + (code - 1) * data.stepM;
    }

    this.sigmas = bytes.subarray(2 * count, 3 * count);
    this.slopes = bytes.subarray(3 * count, 4 * count);
  }

  /** The cell that holds a place; −1 where the grid has no ground there. */
  cell(east: number, north: number): number {
    const x = Math.round((east - this.westM) / this.pixelM);
    const y = Math.round((this.northM - north) / this.pixelM);
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return -1;
    const at = y * this.width + x;
    return Number.isNaN(this.heights[at]!) ? -1 : at;
  }

  /** Between the four cells around a place where all are known, else the cell's own. */
  heightAt(east: number, north: number, at: number): number {
    const [x, y] = [(east - this.westM) / this.pixelM, (this.northM - north) / this.pixelM];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    if (i < 0 || j < 0 || i + 1 >= this.width || j + 1 >= this.height) return this.heights[at]!;
    const [u, v, k] = [x - i, y - j, j * this.width + i];
    const mean = (this.heights[k]! * (1 - u) + this.heights[k + 1]! * u) * (1 - v) + (this.heights[k + this.width]! * (1 - u) + this.heights[k + this.width + 1]! * u) * v;
    return Number.isNaN(mean) ? this.heights[at]! : mean;
  }
}

export class Heights {
  constructor(readonly levels: Level[]) {}

  static async of(data: HeightsData): Promise<Heights> {
    return new Heights(await Promise.all(data.levels.map(async level => new Level(level, await unpack(level.cells)))));
  }

  /** NaN where no ground is known. */
  heightAt(east: number, north: number): number {
    for (const level of this.levels) {
      const at = level.cell(east, north);
      if (at >= 0) return level.heightAt(east, north, at);
    }

    return NaN;
  }

  spot(east: number, north: number): Spot | null {
    for (const level of this.levels) {
      const at = level.cell(east, north);
      if (at >= 0) return { heightM: level.heightAt(east, north, at), sigmaM: sigmaOf(level.sigmas[at]!), slopeDeg: slopeOf(level.slopes[at]!), pixelM: level.pixelM };
    }

    return null;
  }

  /** Where a ray from above meets ground first; east, north, up. Holes are looked through. */
  hit(from: readonly [number, number, number], way: readonly [number, number, number], mostM = 400): [number, number, number] | null {
    const above = (t: number): number => from[2] + t * way[2] - this.heightAt(from[0] + t * way[0], from[1] + t * way[1]);
    let [before, gap] = [0, above(0)];
    for (let t = 0.05; t < mostM; t += Math.max(0.01, t * 0.004)) {
      const next = above(t);
      // Out of a hole, a ray that is already well below has passed under the ground's edge.
      if (next <= 0 && (gap > 0 || (Number.isNaN(gap) && next > -0.08 - t * 0.004))) return this.meet(from, way, before, t, above);
      [before, gap] = [t, next];
    }

    return null;
  }

  private meet(from: readonly [number, number, number], way: readonly [number, number, number], low: number, high: number, above: (t: number) => number): [number, number, number] {
    for (let i = 0; i < 12; i++) {
      const middle = (low + high) / 2;
      if (above(middle) <= 0) high = middle;
      else low = middle;
    }

    const [east, north] = [from[0] + high * way[0], from[1] + high * way[1]];
    return [east, north, this.heightAt(east, north)];
  }

  /** Heights along a line of points, about so many of them; null where there is no ground. */
  along(points: readonly (readonly [number, number])[], count: number): { atM: number; east: number; north: number; spot: Spot | null }[] {
    const lengths = points.slice(1).map((point, i) => Math.hypot(point[0] - points[i]![0], point[1] - points[i]![1]));
    const wholeM = lengths.reduce((sum, length) => sum + length, 0);
    return Array.from({ length: count }, (_, i) => {
      const atM = (wholeM * i) / Math.max(1, count - 1);
      let [leg, left] = [0, atM];
      while (leg < lengths.length - 1 && left > lengths[leg]!) left -= lengths[leg++]!;
      const share = lengths[leg] ? left / lengths[leg]! : 0;
      const [a, b] = [points[leg]!, points[leg + 1] ?? points[leg]!];
      const [east, north] = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      return { atM, east, north, spot: this.spot(east, north) };
    });
  }
}
