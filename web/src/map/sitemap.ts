/** The map page: coarse to fine pictures of the ground, the rover's way, its stops with what was taken there. */
import L from "leaflet";
import type { MapData, MapLayer, MapStation, Tiles } from "../contract";
import { el, icon, iconButton } from "../dom";
import { sheet } from "../shell/sheet";
import { words } from "../shell/language";
import { lengthText, niceLength } from "../view/scalebar";
import { labelOf } from "../view/labels";
import { thinLabels } from "./crowd";
import { descent } from "./descent";
import { FootprintLayers, type FrameLayer } from "./footprints";
import { LayerSwitch, type Layer } from "./layers";
import { moonText, toMoon } from "./moon";
import { RadarLayer } from "./radar";
import { GroundLayer } from "./tilelayer";

export async function startMap(): Promise<void> {
  const host = document.getElementById("map");
  if (!host) return;
  await Promise.all([window.farside.ready, sheet("map")]);
  const data = await window.farside.load<MapData>("map");
  new SiteMap(host, data);
}

/** Pictures of one spot that are listed. */
const mostSeen = 40;

/** Pixels that a stop's name takes. */
const pinRoom = 74;

const at = (east: number, north: number): L.LatLngTuple => [north, east];

class SiteMap {
  private readonly map: L.Map;
  private readonly footprints: FootprintLayers;
  private readonly radar: RadarLayer;
  private readonly pins: L.Marker[] = [];
  private readonly readout = el("output", { class: "readout" });
  private readonly panel = el("aside", { class: "map-panel", hidden: true, "aria-live": "polite" });
  private readonly bar = el("span", { class: "scale-line" });
  private readonly barLabel = el("span", { class: "scale-label" });

  constructor(host: HTMLElement, private readonly data: MapData) {
    const { text } = window.farside;
    const stage = el("div", { class: "map-stage" });
    host.classList.add("live");
    host.replaceChildren(stage, this.readout, el("div", { class: "scalebar", "aria-hidden": "true" }, el("span", { class: "scale" }, this.barLabel, this.bar)), this.panel, data.simulated ? el("b", { class: "simulated" }, "SIMULATED") : "");
    this.map = L.map(stage, { crs: L.CRS.Simple, minZoom: -5, maxZoom: 9, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90, zoomControl: false, attributionControl: false, keyboard: true });
    this.footprints = new FootprintLayers(this.map);
    this.radar = new RadarLayer(this.map, sections => this.open(text("web.map.radar", sections.length), null, null, sections));
    const layers = new LayerSwitch(this.layers());
    host.append(layers.list, el("div", { class: "stage-tools" }, layers.button, iconButton("plus", text("web.view.in"), () => this.map.zoomIn()), iconButton("minus", text("web.view.out"), () => this.map.zoomOut()),
      iconButton("fit", text("web.map.rover"), () => this.toRover()), iconButton("full", text("web.map.whole"), () => this.toWhole())));
    stage.setAttribute("aria-label", text("map.heading"));
    stage.setAttribute("role", "application");
    this.addGround();
    this.addLander();
    for (const station of data.stations) this.addStation(station);
    this.map.on("mousemove", event => this.read((event as L.LeafletMouseEvent).latlng));
    this.map.on("click", event => this.look((event as L.LeafletMouseEvent).latlng));
    stage.addEventListener("keydown", event => this.onKey(event, stage));
    this.map.on("zoomend moveend", () => this.scale());
    this.map.on("zoomend", () => thinLabels(this.map, this.pins, pinRoom));
    this.toRover();
    thinLabels(this.map, this.pins, pinRoom);
    this.hint();
  }

  /** Coarse ones below fine ones, each in a pane of its own so that order holds. */
  private addGround(): void {
    this.data.layers.forEach((layer, i) => {
      const pane = this.map.createPane(`ground-${i}`);
      pane.style.zIndex = String(210 + i);
      const base = window.farside.root + (layer.base ?? "");
      if (layer.tiles) {
        new GroundLayer(layer as MapLayer & { tiles: Tiles }, base, { pane: `ground-${i}`, minZoom: -6, maxZoom: 10, noWrap: true }).addTo(this.map);
      } else {
        const [west, south, east, north] = layer.bounds;
        L.imageOverlay(window.farside.root + layer.src, [at(west, south), at(east, north)], { pane: `ground-${i}` }).addTo(this.map);
      }
    });
  }

  private layers(): Layer[] {
    const { path, track } = this.data;
    const shown = (layer: L.LayerGroup) => (on: boolean): void => void (on ? layer.addTo(this.map) : layer.remove());
    const frames = (name: FrameLayer): Layer => ({ name, isUsual: false, show: on => this.footprints.show(name, on) });
    return [
      { name: "radar", isUsual: true, show: on => this.radar.show(on) },
      ...(path.length > 1 ? [{ name: "way", isUsual: true, show: shown(this.way()) }] : []),
      ...(track ? [{ name: "descent", isUsual: true, show: shown(descent(track, this.map)) }] : []),
      frames("rover"), frames("lander"), frames("landing"),
    ];
  }

  private way(): L.LayerGroup {
    const places = this.data.path.map(([e, n]) => at(e, n));
    return L.layerGroup([L.polyline(places, { className: "way-edge", weight: 6, interactive: false }), L.polyline(places, { className: "way", weight: 2.5, interactive: false })]);
  }

  private addStation(station: MapStation): void {
    const marker = L.marker(at(station.east, station.north), { icon: pin("stop", station.label), title: station.label, alt: station.label, keyboard: true }).addTo(this.map);
    this.pins.push(marker);
    marker.on("click keypress", () => this.open(station.label, station.count, station.query, station.pages ?? [], station.ground ?? null));
  }

  private addLander(): void {
    const lander = this.data.lander as (MapData["lander"] & { pages?: MapStation["pages"] }) | null;
    if (!lander) return;
    const name = labelOf("@mark.lander");
    const marker = L.marker(at(lander.east, lander.north), { icon: pin("lander", name), title: name, alt: name, keyboard: true }).addTo(this.map);
    this.pins.push(marker);
    marker.on("click keypress", () => this.open(name, null, null, lander.pages ?? []));
  }

  /** Whoever has no pointer moves the map under its middle. */
  private onKey(event: KeyboardEvent, stage: HTMLElement): void {
    if (event.key !== "Enter" || event.target !== stage) return;
    event.preventDefault();
    const middle = this.map.getCenter();
    this.read(middle);
    this.look(middle);
  }

  /** The radar sections along this spot, and the frames of the layers shown that show it. */
  private look(place: L.LatLng): void {
    const { text } = window.farside;
    const sections = this.radar.at(place);
    const seen = this.footprints.at(place.lng, place.lat);
    if (seen.length > 0) this.open(text("web.map.seen", seen.length), null, null, [...sections, ...seen.slice(0, mostSeen)]);
    else if (sections.length > 0) this.open(text("web.map.radar", sections.length), null, null, sections);
  }

  /** Everything taken there: the first pages here, all of them in the gallery. */
  private open(label: string, count: number | null, query: string | null, pages: { title: string; page: string; thumb?: string | null }[], ground: string | null = null): void {
    const { text, root } = window.farside;
    this.panel.replaceChildren(
      el("div", { class: "map-panel-head" }, el("h2", {}, label), iconButton("close", text("web.close"), () => (this.panel.hidden = true))),
      ...(ground ? [el("p", {}, el("a", { class: "walk", href: root + ground }, icon("walk"), text("web.map.ground")))] : []),
      ...(query && count !== null ? [el("p", {}, el("a", { href: `${root}gallery.html#${query}` }, text("web.map.all", count)))] : []),
      el("ul", { class: "cards" }, ...pages.map(page => el("li", {}, el("a", { class: "card", href: root + page.page }, page.thumb ? el("img", { src: root + page.thumb, alt: "", loading: "lazy" }) : "", el("span", { class: "caption" }, el("span", { class: "title" }, words(page.title.split(" · ").slice(-2).join(" · ")))))))));
    this.panel.hidden = false;
    this.panel.querySelector<HTMLElement>("a, button")?.focus();
  }

  private toRover(): void {
    const places = [...this.data.stations.map(station => at(station.east, station.north)), at(this.data.lander?.east ?? 0, this.data.lander?.north ?? 0)];
    const bounds = L.latLngBounds(places).pad(0.35);
    this.map.fitBounds(bounds, { maxZoom: 5.5, animate: false });
  }

  private toWhole(): void {
    const whole = this.data.layers[0]?.bounds;
    if (whole) this.map.fitBounds([at(whole[0], whole[1]), at(whole[2], whole[3])]);
    else this.toRover();
  }

  private read(place: L.LatLng): void {
    const { text } = window.farside;
    const [east, north] = [place.lng, place.lat];
    const moon = toMoon(east, north, this.data.origin, this.data.radiusM);
    const metres = (value: number): string => `${value.toFixed(this.map.getZoom() > 3 ? 2 : 0).replace("-", "−")} m`;
    this.readout.replaceChildren(el("span", {}, `${text("web.read.east")} `, el("b", {}, metres(east))), el("span", {}, `${text("web.read.north")} `, el("b", {}, metres(north))),
      ...(moon ? [el("span", { class: "moon" }, el("b", {}, moonText(moon)))] : []));
  }

  private hint(): void {
    this.readout.replaceChildren(el("span", { class: "hint" }, window.farside.text("web.map.hint")));
  }

  private scale(): void {
    const perMetre = 2 ** this.map.getZoom();
    const metres = niceLength(150 / perMetre);
    this.bar.style.width = `${metres * perMetre}px`;
    this.barLabel.textContent = lengthText(metres);
  }
}

function pin(kind: "stop" | "lander", label: string): L.DivIcon {
  return L.divIcon({ className: `pin ${kind}`, html: el("span", {}, el("i"), el("b", {}, label)), iconSize: [0, 0] });
}
