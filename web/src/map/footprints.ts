/** What frames show on the ground: outlines that are loaded when they are asked for, and who of them shows a spot. */
import L from "leaflet";
import type { FootprintGroup, Footprints, Metres } from "../contract";
import { words } from "../shell/language";

export type FrameLayer = FootprintGroup["layer"];

/** One frame that shows a spot. */
export interface Seen {
  title: string;
  page: string;
  thumb: string | null;
}

interface Outline extends Seen {
  ring: Metres[];
  shape: L.Polygon;
}

/** A canvas reads no sheet. */
const colours: Record<FrameLayer, string> = { rover: "#8fc1ff", lander: "#9fe0b0", landing: "#d9b8ff" };

export class FootprintLayers {
  private readonly renderer = L.canvas({ padding: 0.3 });
  private readonly outlines = new Map<FrameLayer, Outline[]>();
  private readonly groups = new Map<FrameLayer, L.LayerGroup>();
  private loaded: Promise<void> | null = null;

  constructor(private readonly map: L.Map) {}

  async show(layer: FrameLayer, on: boolean): Promise<void> {
    if (!on) {
      this.groups.get(layer)?.remove();
      return;
    }

    this.loaded ??= window.farside.load<Footprints>("footprints").then(({ groups }) => groups.forEach(group => this.add(group)));
    await this.loaded;
    this.groups.get(layer)?.addTo(this.map);
  }

  /** Those of the layers that are shown which show the spot, the closest look first. */
  at(east: number, north: number): Seen[] {
    return [...this.groups].filter(([, group]) => this.map.hasLayer(group)).flatMap(([layer]) => this.outlines.get(layer) ?? [])
      .filter(outline => isInside(outline.ring, east, north)).sort((a, b) => area(a.ring) - area(b.ring));
  }

  private add(group: FootprintGroup): void {
    const color = colours[group.layer];
    const shapes = this.groups.get(group.layer) ?? L.layerGroup();
    this.groups.set(group.layer, shapes);
    const outlines = this.outlines.get(group.layer) ?? [];
    this.outlines.set(group.layer, outlines);
    for (const { id, label, thumb, ring } of group.frames) {
      const shape = L.polygon(ring.map(([east, north]) => [north, east] as L.LatLngTuple), { renderer: this.renderer, color, weight: 1, opacity: 0.75, fillColor: color, fillOpacity: 0.04 });
      const folder = `products/picture/${encodeURIComponent(id)}/`;
      outlines.push({ title: label, page: thumb ? `${folder}index.html` : group.page, thumb: thumb ? folder + encodeURIComponent(thumb) : null, ring, shape });
      shape.bindTooltip(() => tooltip(group.title, label), { sticky: true, className: "footprint-name" });
      shape.on("mouseover", () => shape.setStyle({ weight: 2.5, opacity: 1, fillOpacity: 0.16 }));
      shape.on("mouseout", () => shape.setStyle({ weight: 1, opacity: 0.75, fillOpacity: 0.04 }));
      shapes.addLayer(shape);
    }
  }
}

/** The mission stands on the page already. */
function tooltip(group: string, label: string): HTMLElement {
  const line = document.createElement("span");
  line.append(words(group.split(" · ").slice(1, -1).concat(label).join(" · ")));
  return line;
}

function isInside(ring: Metres[], east: number, north: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x0, y0], [x1, y1]] = [ring[i]!, ring[j]!];
    if (y0 > north !== y1 > north && east < ((x1 - x0) * (north - y0)) / (y1 - y0) + x0) inside = !inside;
  }

  return inside;
}

const area = (ring: Metres[]): number => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * y, 0)) / 2;
