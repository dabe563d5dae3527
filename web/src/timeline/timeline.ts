/** The whole mission on one line: the Sun over the site, nights, and what each instrument took; instruments narrow the days below. */
import type { Days, LunarDay, MissionDays } from "../contract";
import { el, onFrame, svg } from "../dom";
import { load } from "../shell/data";
import { onChange, term, text } from "../shell/language";
import { count, date } from "../shell/words";

const sunHeight = 150;
const laneHeight = 30;
const labelWidth = 92;
const leastDayWidth = 34;

export async function startTimeline(host: HTMLElement): Promise<void> {
  const days = await load<Days>("days");
  for (const mission of days.missions) {
    if (mission.days.length > 0) new Timeline(host, mission);
  }
}

class Timeline {
  private readonly plot = el("div", { class: "span" });
  private readonly chosen = new Set<string>();

  constructor(host: HTMLElement, private readonly mission: MissionDays) {
    const choices = el("div", { class: "modes", role: "group", "aria-label": text("web.facet.instrument") });
    for (const name of mission.instruments) {
      const button = el("button", { type: "button", class: "mode", "aria-pressed": "false" }, term(name));
      button.addEventListener("click", () => {
        if (!this.chosen.delete(name)) this.chosen.add(name);
        button.setAttribute("aria-pressed", String(this.chosen.has(name)));
        this.narrow();
        this.draw();
      });
      choices.append(button);
    }

    const scroller = el("div", { class: "span-scroll", tabindex: 0, role: "region", "aria-label": text("timeline.heading") }, this.plot);
    host.append(el("section", { class: "mission-span" }, el("div", { class: "span-head" }, el("h2", {}, mission.title), mission.instruments.length > 1 ? choices : null), scroller));
    new ResizeObserver(onFrame(() => this.draw())).observe(scroller);
    onChange(() => this.draw());
    this.draw();
  }

  /** Days on which none of the chosen instruments took anything are folded away. */
  private narrow(): void {
    for (const day of this.mission.days) {
      const section = document.getElementById(`${this.mission.name}-day-${day.number}`);
      if (section) section.hidden = this.chosen.size > 0 && ![...this.chosen].some(name => (day.counts[name] ?? 0) > 0);
    }
  }

  private draw(): void {
    const { days, instruments } = this.mission;
    const room = (this.plot.parentElement!.clientWidth || 900) - labelWidth - 12;
    const dayWidth = Math.max(leastDayWidth, room / this.spanDays());
    const from = days[0]!.sunrise;
    const perSecond = dayWidth / (days[0]!.next - from);
    const x = (unixS: number): number => labelWidth + (unixS - from) * perSecond;
    const width = Math.max(x(days[days.length - 1]!.next) + 12, 320);
    const height = sunHeight + instruments.length * laneHeight + 30;
    const chart = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": text("web.timeline.chart", this.mission.title, days.length) });
    for (const day of days) chart.append(...this.night(day, x, height));
    chart.append(...this.sun(x, width), ...this.lanes(x, width, dayWidth));
    for (const day of days) chart.append(...this.dayLabel(day, x, height, dayWidth));
    this.plot.replaceChildren(chart);
  }

  /** From the first sunrise to the last, in days' lengths. */
  private spanDays(): number {
    const { days } = this.mission;
    return (days[days.length - 1]!.next - days[0]!.sunrise) / (days[0]!.next - days[0]!.sunrise);
  }

  private night(day: LunarDay, x: (s: number) => number, height: number): SVGElement[] {
    return [svg("rect", { class: "night", x: x(day.sunset), y: 0, width: Math.max(0, x(day.next) - x(day.sunset)), height: height - 26 })];
  }

  private sun(x: (s: number) => number, width: number): SVGElement[] {
    const { sun } = this.mission;
    if (!sun) return [];
    const most = Math.max(10, ...sun.elevationDeg);
    const base = sunHeight / 2 - 4;
    const y = (degrees: number): number => base - (degrees / most) * (base - 12);
    const path = sun.elevationDeg.map((degrees, i) => `${i === 0 ? "M" : "L"}${x(sun.from + i * sun.stepS).toFixed(1)} ${y(degrees).toFixed(1)}`).join("");
    return [
      svg("line", { class: "horizon", x1: labelWidth, x2: width, y1: base, y2: base }),
      svg("path", { class: "sun", d: path }),
      svg("text", { x: labelWidth - 10, y: base + 4, "text-anchor": "end" }, text("web.timeline.horizon")),
      svg("text", { x: labelWidth - 10, y: y(most) + 6, "text-anchor": "end" }, `${Math.round(most)}°`),
    ];
  }

  /** A stroke where something was taken, as high as the logarithm of how much; wide days name the count. */
  private lanes(x: (s: number) => number, width: number, dayWidth: number): SVGElement[] {
    const { days, instruments } = this.mission;
    return instruments.flatMap((name, i) => {
      const y = sunHeight + (i + 1) * laneHeight - 6;
      const isOff = this.chosen.size > 0 && !this.chosen.has(name);
      const strokes = days.filter(day => day.counts[name]).flatMap(day => {
        const link = svg("a", { href: `gallery.html#instrument=${encodeURIComponent(name)}&day=${day.number}`, "aria-label": `${term(name)}, ${text("web.day", day.number)}: ${count(day.counts[name]!)}` },
          svg("rect", { class: "hit", x: x(day.sunrise), y: y - laneHeight + 6, width: Math.max(1, x(day.next) - x(day.sunrise)), height: laneHeight - 4 }),
          svg("path", { d: this.strokes(day, name, x, y) }));
        return dayWidth > 150 ? [link, svg("text", { class: "taken", x: x(day.next) - 8, y: y - 5, "text-anchor": "end" }, count(day.counts[name]!))] : [link];
      });
      return [svg("line", { class: "lane", x1: labelWidth, x2: width, y1: y, y2: y }), svg("g", { class: isOff ? "strokes off" : "strokes" }, svg("text", { class: "instrument", x: labelWidth - 10, y: y - 4, "text-anchor": "end" }, term(name)), ...strokes)];
    });
  }

  private strokes(day: LunarDay, name: string, x: (s: number) => number, y: number): string {
    const taken = day.taken?.[name] ?? [60, day.counts[name]!];
    let path = "";
    for (let i = 0; i + 1 < taken.length; i += 2) {
      const at = x(day.sunrise + ((taken[i]! + 0.5) / 240) * (day.next - day.sunrise));
      path += `M${at.toFixed(1)} ${y}v${-Math.min(laneHeight - 8, 4 + 3.2 * Math.log2(taken[i + 1]! + 1)).toFixed(1)}`;
    }

    return path;
  }

  private dayLabel(day: LunarDay, x: (s: number) => number, height: number, dayWidth: number): SVGElement[] {
    const link = svg("a", { href: `#${this.mission.name}-day-${day.number}`, class: "daylink", "aria-label": dayWidth > 150 ? null : text("web.day", day.number) },
      svg("text", { x: x(day.sunrise) + 4, y: height - 8 }, dayWidth > 150 ? `${text("web.day", day.number)} · ${date(day.sunrise)}` : String(day.number)));
    return [svg("line", { class: "sunrise", x1: x(day.sunrise), x2: x(day.sunrise), y1: 0, y2: height - 26 }), link];
  }
}
