/** Metres east and north of the origin to the Moon's longitude and latitude: the orthographic projection about it, on the sphere through it. */
export interface Place {
  lonDeg: number;
  latDeg: number;
}

const radians = Math.PI / 180;

/** Null beyond the limb. */
export function toMoon(east: number, north: number, origin: Place, radiusM: number): Place | null {
  const r = Math.hypot(east, north);
  if (r === 0) return { lonDeg: origin.lonDeg, latDeg: origin.latDeg };
  if (r > radiusM) return null;
  const c = Math.asin(r / radiusM);
  const lat0 = origin.latDeg * radians;
  const lat = Math.asin(Math.cos(c) * Math.sin(lat0) + (north * Math.sin(c) * Math.cos(lat0)) / r);
  const lon = Math.atan2(east * Math.sin(c), r * Math.cos(lat0) * Math.cos(c) - north * Math.sin(lat0) * Math.sin(c));
  return { lonDeg: (origin.lonDeg + lon / radians + 360) % 360, latDeg: lat / radians };
}

/** 45.444600° S, 177.599100° E; to the sixth place a few centimetres. */
export function moonText(place: Place): string {
  return `${Math.abs(place.latDeg).toFixed(6)}° ${place.latDeg < 0 ? "S" : "N"} ${place.lonDeg.toFixed(6)}° E`;
}
