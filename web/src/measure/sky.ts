/** Pixels to the sky and back: the formulas of docs/site/data.md. Columns and rows are the whole picture's, centres at whole numbers. */
import type { Perspective, Sky } from "../contract";

export interface Direction {
  azimuthDeg: number;
  elevationDeg: number;
}

export interface Pixel {
  column: number;
  row: number;
}

const degrees = 180 / Math.PI;

/** Where a pixel looks; null where the projection shows nothing. */
export function toSky(sky: Sky, at: Pixel, width: number, height: number): Direction | null {
  switch (sky.projection) {
    case "equirectangular":
      return { azimuthDeg: turn(sky.firstAzimuthDeg + (at.column / sky.pixelsPerRadian) * degrees), elevationDeg: ((sky.horizonRow - at.row) / sky.pixelsPerRadian) * degrees };
    case "cylindrical":
      return { azimuthDeg: turn(sky.firstAzimuthDeg + (at.column / sky.pixelsPerRadian) * degrees), elevationDeg: Math.atan((sky.horizonRow - at.row) / sky.pixelsPerRadian) * degrees };
    case "azimuthal": {
      const x = at.column - (width - 1) / 2;
      const y = (height - 1) / 2 - at.row;
      const fromNadir = 2 * Math.atan(Math.hypot(x, y) / sky.pixelsPerRadian / 2) * degrees;
      return fromNadir > sky.mostFromNadirDeg ? null : { azimuthDeg: turn(sky.upAzimuthDeg + Math.atan2(x, y) * degrees), elevationDeg: fromNadir - 90 };
    }
    case "perspective":
      return throughLens(sky, at);
  }
}

/** The pixel that looks there; null where there is none, and for frame cameras, whose way back nobody asks for. */
export function toPixel(sky: Sky, to: Direction, width: number, height: number): Pixel | null {
  if (sky.projection === "perspective") return null;
  if (sky.projection === "azimuthal") {
    const fromNadir = to.elevationDeg + 90;
    if (fromNadir > sky.mostFromNadirDeg) return null;
    const r = 2 * Math.tan(fromNadir / 2 / degrees) * sky.pixelsPerRadian;
    const angle = (to.azimuthDeg - sky.upAzimuthDeg) / degrees;
    return { column: (width - 1) / 2 + r * Math.sin(angle), row: (height - 1) / 2 - r * Math.cos(angle) };
  }

  const column = (turn(to.azimuthDeg - sky.firstAzimuthDeg) / degrees) * sky.pixelsPerRadian;
  const up = sky.projection === "cylindrical" ? Math.tan(to.elevationDeg / degrees) : to.elevationDeg / degrees;
  const row = sky.horizonRow - up * sky.pixelsPerRadian;
  // Half a pixel before the first column is still the first column.
  const full = 2 * Math.PI * sky.pixelsPerRadian;
  const placed = column > full - 0.5 ? column - full : column;
  return placed <= width - 0.5 && row >= -0.5 && row <= height - 0.5 ? { column: placed, row } : null;
}

/** Takes off Brown's distortion by iteration, then turns the camera's ray into the site's axes. */
function throughLens(camera: Perspective, at: Pixel): Direction {
  const { k1 = 0, k2 = 0, k3 = 0, p1 = 0, p2 = 0, rotation: r } = camera;
  const xd = (at.column - camera.principalColumn) / camera.focalLengthPx;
  const yd = (at.row - camera.principalRow) / camera.focalLengthPx;
  let x = xd;
  let y = yd;
  for (let i = 0; i < 20; i++) {
    const s = x * x + y * y;
    const radial = 1 + s * (k1 + s * (k2 + s * k3));
    x = (xd - (2 * p1 * x * y + p2 * (s + 2 * x * x))) / radial;
    y = (yd - (p1 * (s + 2 * y * y) + 2 * p2 * x * y)) / radial;
  }

  const [a, b, c] = [x, -y, -1];
  const east = r[0]! * a + r[1]! * b + r[2]! * c;
  const north = r[3]! * a + r[4]! * b + r[5]! * c;
  const up = r[6]! * a + r[7]! * b + r[8]! * c;
  return { azimuthDeg: turn(Math.atan2(east, north) * degrees), elevationDeg: Math.atan2(up, Math.hypot(east, north)) * degrees };
}

/** 0 ≤ angle < 360. */
export const turn = (angleDeg: number): number => ((angleDeg % 360) + 360) % 360;
