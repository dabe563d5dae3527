/** Heights along a line as a small chart: the ground, twice its error to either side, gaps where nothing was seen. */
import { svg } from "../dom";
import { ticks } from "../plot/axes";
import { number } from "../shell/words";
import type { Spot } from "./heights";
import type { Metres3 } from "./rig";

interface Sample {
  atM: number;
  east: number;
  north: number;
  spot: Spot | null;
}

const [width, height] = [560, 150];
const box = { left: 46, right: 12, top: 10, bottom: 26 };

export function drawProfile(host: HTMLElement, line: Sample[], point: (place: Metres3 | null) => void): void {
  const known = line.filter(sample => sample.spot !== null);
  const longM = line.at(-1)?.atM ?? 0;
  const ends = known.flatMap(({ spot }) => [spot!.heightM - bar(spot!), spot!.heightM + bar(spot!)]);
  let [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (known.length < 2 || longM <= 0) {
    host.textContent = window.farside.text("web.ground.no-heights");
    return;
  }

  const room = Math.max(0.02, (high - low) * 0.08);
  [low, high] = [low - room, high + room];
  const x = (metres: number): number => box.left + (metres / longM) * (width - box.left - box.right);
  const y = (metres: number): number => height - box.bottom - ((metres - low) / (high - low)) * (height - box.top - box.bottom);
  const runs = runsOf(line);
  const cursor = svg("path", { class: "cursor" });
  const told = svg("text", { class: "told", x: width - box.right, y: box.top + 8, "text-anchor": "end" }, steepest(line));
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": window.farside.text("web.ground.profile") },
    ...ticks(low, high, 4).flatMap(metres => [svg("path", { class: "grid", d: `M${box.left} ${y(metres).toFixed(1)}H${width - box.right}` }), svg("text", { x: box.left - 6, y: y(metres) + 4, "text-anchor": "end" }, number(metres, 3))]),
    ...ticks(0, longM, 6).map(metres => svg("text", { x: x(metres), y: height - 9, "text-anchor": "middle" }, `${number(metres, 3)}${metres === 0 ? " m" : ""}`)),
    ...runs.flatMap(run => [
      svg("path", { class: "band", d: `M${run.map(sample => `${x(sample.atM).toFixed(1)} ${y(sample.spot!.heightM + bar(sample.spot!)).toFixed(1)}`).join("L")}L${[...run].reverse().map(sample => `${x(sample.atM).toFixed(1)} ${y(sample.spot!.heightM - bar(sample.spot!)).toFixed(1)}`).join("L")}Z` }),
      svg("path", { class: "curve", d: `M${run.map(sample => `${x(sample.atM).toFixed(1)} ${y(sample.spot!.heightM).toFixed(1)}`).join("L")}` }),
    ]), cursor, told);
  chart.addEventListener("pointermove", event => {
    const share = ((event.clientX - chart.getBoundingClientRect().left) / chart.getBoundingClientRect().width) * width;
    const sample = line[Math.round(((share - box.left) / (width - box.left - box.right)) * (line.length - 1))];
    cursor.setAttribute("d", sample?.spot ? `M${x(sample.atM).toFixed(1)} ${box.top}V${height - box.bottom}` : "");
    if (sample?.spot) told.textContent = `${sample.atM.toFixed(2)} m · ${sample.spot.heightM.toFixed(3)} m ± ${(bar(sample.spot) * 100).toFixed(1)} cm`.replace("-", "−");
    point(sample?.spot ? [sample.east, sample.north, sample.spot.heightM] : null);
  });
  chart.addEventListener("pointerleave", () => {
    cursor.setAttribute("d", "");
    told.textContent = steepest(line);
    point(null);
  });
  host.replaceChildren(chart);
}

/** Two sigmas. */
const bar = (spot: Spot): number => (Number.isNaN(spot.sigmaM) ? 0 : 2 * spot.sigmaM);

function runsOf(line: Sample[]): Sample[][] {
  const runs: Sample[][] = [[]];
  for (const sample of line) {
    if (sample.spot) runs.at(-1)!.push(sample);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }

  return runs.filter(run => run.length > 1);
}

function steepest(line: Sample[]): string {
  const known = line.filter(sample => sample.spot !== null);
  const heights = known.map(sample => sample.spot!.heightM);
  return window.farside.text("web.ground.span", `${(Math.max(...heights) - Math.min(...heights)).toFixed(2)} m`);
}
