/** The lander's way down over the ground, with its heights where there is room for them. */
import L from "leaflet";
import type { MapData } from "../contract";
import { el } from "../dom";
import { thinLabels } from "./crowd";
import { niceLength, lengthText } from "../view/scalebar";

type Track = NonNullable<MapData["track"]>;

/** Pixels that a height takes. */
const room = 130;

export function descent(track: Track, map: L.Map): L.LayerGroup {
  const group = L.layerGroup();
  const places = track.points.map(([east, north]) => [north, east] as L.LatLngTuple);
  L.polyline(places, { className: "descent-edge", weight: 6, interactive: false }).addTo(group);
  const line = L.polyline(places, { className: "descent", weight: 2 }).addTo(group);
  line.on("click", event => {
    L.DomEvent.stopPropagation(event);
    location.href = window.farside.root + track.page;
  });
  const heights = marked(track.points).map(({ east, north, height }) => {
    const icon = L.divIcon({ className: "height-mark", html: el("span", {}, el("i"), el("b", {}, window.farside.text("web.map.height", lengthText(height)))), iconSize: [0, 0] });
    return L.marker([north, east], { icon, interactive: false, keyboard: false }).addTo(group);
  });
  const place = (): void => thinLabels(map, heights, room, [places.at(-1)!]);
  group.on("add", () => (place(), map.on("zoomend", place)));
  group.on("remove", () => map.off("zoomend", place));
  return group;
}

/** Where the lander passed 5 km, 2 km, 1 km, 500 m … */
function marked(points: Track["points"]): { east: number; north: number; height: number }[] {
  const found: { east: number; north: number; height: number }[] = [];
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [points[i - 1]!, points[i]!];
    for (let height = niceLength(before[2]); height >= 5 && height > after[2] && height <= before[2]; height = niceLength(height * 0.99)) {
      const share = (before[2] - height) / (before[2] - after[2]);
      found.push({ east: before[0] + share * (after[0] - before[0]), north: before[1] + share * (after[1] - before[1]), height });
    }
  }

  return found;
}
