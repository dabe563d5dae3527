/** Labels give way to each other: the first of a row keeps its own, the next one only where there is room. */
import L from "leaflet";

/** @param taken Places whose labels stay in any case. */
export function thinLabels(map: L.Map, markers: L.Marker[], room: number, taken: L.LatLngTuple[] = []): void {
  const kept = taken.map(place => map.latLngToContainerPoint(place));
  for (const marker of markers) {
    const here = map.latLngToContainerPoint(marker.getLatLng());
    const isFree = kept.every(other => Math.abs(other.x - here.x) >= room || Math.abs(other.y - here.y) >= 18);
    marker.getElement()?.classList.toggle("crowded", !isFree);
    if (isFree) kept.push(here);
  }
}
