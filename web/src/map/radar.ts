/** Where the radar looked down: the ways of its sections, loaded when they are shown; a spot on one leads to all that run there. */
import L from "leaflet";
import type { RadarWay, RadarWays } from "../contract";

/** Pixels from a way that still mean it: a finger's width. */
const reach = 14;

export class RadarLayer {
  private readonly group = L.layerGroup();
  private ways: RadarWay[] = [];
  private loaded: Promise<void> | null = null;

  /** @param open Shows the sections at a spot. */
  constructor(private readonly map: L.Map, private readonly open: (sections: RadarWay[]) => void) {
    map.createPane("radar").style.zIndex = "390"; // above the ground, below the rover's way
  }

  async show(on: boolean): Promise<void> {
    if (!on) {
      this.group.remove();
      return;
    }

    this.loaded ??= window.farside.load<RadarWays>("radar").then(({ ways }) => ways.forEach(way => this.add(way)));
    await this.loaded;
    this.group.addTo(this.map).eachLayer(line => (line as L.Polyline).bringToBack()); // below the rover's way
  }

  /** The sections whose way passes the spot, the nearest first. */
  at(place: L.LatLng): RadarWay[] {
    if (!this.map.hasLayer(this.group)) return [];
    const here = this.map.latLngToLayerPoint(place);
    return this.ways.map(way => ({ way, pixels: this.away(way, here) })).filter(({ pixels }) => pixels <= reach).sort((a, b) => a.pixels - b.pixels).map(({ way }) => way);
  }

  private add(way: RadarWay): void {
    this.ways.push(way);
    const line = L.polyline(way.points.map(([east, north]) => [north, east] as L.LatLngTuple), { className: "radar-way", weight: 11 }).addTo(this.group);
    line.on("click", event => {
      L.DomEvent.stopPropagation(event);
      this.open(this.at(event.latlng));
    });
  }

  private away(way: RadarWay, here: L.Point): number {
    const places = way.points.map(([east, north]) => this.map.latLngToLayerPoint([north, east]));
    return Math.min(...places.slice(1).map((place, i) => L.LineUtil.pointToSegmentDistance(here, places[i]!, place)));
  }
}
