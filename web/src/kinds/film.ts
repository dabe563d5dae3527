/** The landing film: the browser's own player, and beside it height, speed and the way over ground, following each moment. */
import type { Film, ProductPage, Table } from "../contract";
import { el } from "../dom";
import { AltitudeChart, GroundTrack } from "../view/flight";
import { labelOf } from "../view/labels";
import { Player } from "../view/player";
import { number } from "../shell/words";
import { Choice } from "../view/stage";

export function mountFilm(host: HTMLElement, page: ProductPage): void {
  const video = host.querySelector("video");
  if (!page.film || !video) return;
  host.classList.add("live", "film");
  const stage = el("div", { class: "film-stage", tabindex: 0 });
  const modes = sources(video, page.film);
  const hasCaptions = addSubtitles(video, page.film);
  host.prepend(stage);
  stage.append(video, new Player(video, stage, modes, hasCaptions).element);
  if (page.film.table && page.film.table.rows.length > 1) follow(host, video, page.film.table);
}

/** Another cut of the same film goes on at the same moment. */
function sources(video: HTMLVideoElement, film: Film): HTMLElement {
  const modes = el("div", { class: "modes", role: "group", "aria-label": window.farside.text("web.view.modes") });
  const choice = new Choice(modes, role => {
    const source = film.sources.find(other => other.role === role)!;
    const { currentTime, paused } = video;
    video.src = source.src;
    video.addEventListener("loadedmetadata", () => {
      video.currentTime = currentTime;
      if (!paused) void video.play();
    }, { once: true });
  });
  for (const source of film.sources) choice.add(source.role, labelOf(source.label));
  if (film.sources[0]) choice.mark(film.sources[0].role);
  return modes;
}

/** From disk a browser refuses subtitles, and says so in red: they are left out there. */
function addSubtitles(video: HTMLVideoElement, film: Film): boolean {
  if (!film.subtitles || window.farside.fromDisk) return false;
  video.append(el("track", { kind: "captions", src: film.subtitles, srclang: "en", label: "English" }));
  return true;
}

interface Moment {
  filmS: number;
  time: string;
  height: number | null;
  speed: number | null;
  east: number | null;
  north: number | null;
}

function moments(table: Table): Moment[] {
  const place = (name: string): number => table.columns.indexOf(name);
  const [s, t, h, v, e, n] = ["film_s", "time", "height_m", "speed_m_s", "east_m", "north_m"].map(place) as [number, number, number, number, number, number];
  const value = (row: (number | string | null)[], at: number): number | null => (typeof row[at] === "number" ? (row[at] as number) : null);
  return table.rows.map(row => ({ filmS: value(row, s) ?? 0, time: String(row[t] ?? ""), height: value(row, h), speed: value(row, v), east: value(row, e), north: value(row, n) }));
}

function follow(host: HTMLElement, video: HTMLVideoElement, table: Table): void {
  const all = moments(table);
  const { text } = window.farside;
  const read = new Map<string, HTMLElement>();
  const reading = (name: string): HTMLElement => {
    const value = el("b");
    read.set(name, value);
    return el("p", {}, el("span", { class: "reading-name" }, text(`web.film.${name}`)), value);
  };
  const chart = new AltitudeChart(all.map(moment => ({ x: moment.filmS, y: moment.height })), s => (video.currentTime = s));
  const track = new GroundTrack(all.map(moment => ({ east: moment.east, north: moment.north })));
  const panel = el("div", { class: "flight" }, el("div", { class: "readings" }, reading("height"), reading("speed"), reading("time")), chart.element, track.element);
  host.append(panel);
  const draw = (): void => {
    const at = between(all, video.currentTime);
    read.get("height")!.textContent = at.height === null ? "–" : `${number(at.height, 3)} m`;
    read.get("speed")!.textContent = at.speed === null ? "–" : `${number(at.speed, 3)} m/s`;
    read.get("time")!.textContent = at.time.slice(11, 19);
    chart.mark(video.currentTime);
    track.mark(at.east, at.north);
  };
  everyFrame(video, draw);
  draw();
}

/** Linear between the table's moments; the time is the earlier one's. */
function between(all: Moment[], s: number): Moment {
  const after = all.findIndex(moment => moment.filmS > s);
  if (after <= 0) return all[after === 0 ? 0 : all.length - 1]!;
  const [a, b] = [all[after - 1]!, all[after]!];
  const share = (s - a.filmS) / (b.filmS - a.filmS);
  const mix = (x: number | null, y: number | null): number | null => (x === null || y === null ? x : x + (y - x) * share);
  return { filmS: s, time: a.time, height: mix(a.height, b.height), speed: mix(a.speed, b.speed), east: mix(a.east, b.east), north: mix(a.north, b.north) };
}

function everyFrame(video: HTMLVideoElement, draw: () => void): void {
  const loop = (): void => {
    draw();
    if (!video.paused && !video.ended) requestAnimationFrame(loop);
  };
  video.addEventListener("play", loop);
  for (const name of ["seeking", "seeked", "timeupdate", "loadeddata"]) video.addEventListener(name, draw);
}
