/** Times, numbers and names as readers see them. */
import { language, text } from "./language";

const months = (): Intl.DateTimeFormat => new Intl.DateTimeFormat(language() === "zh" ? "zh-Hans" : "en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** 4 Jan 2019 */
export const date = (unixS: number): string => months().format(unixS * 1000);

/** 2019-01-04 04:15 UTC */
export const dateTime = (unixS: number): string => `${new Date(unixS * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

export function kindName(recipe: string): string {
  const name = text(`kind.${recipe}`);
  return name.startsWith("kind.") ? recipe.replace(/-/g, " ") : name;
}

/** What one product of a recipe is. */
export function oneName(recipe: string): string {
  const name = text(`one.${recipe}`);
  return name.startsWith("one.") ? kindName(recipe) : name;
}

export function dayTitle(day: number, time: number): { title: string; when: string } {
  return { title: day > 0 ? text("web.day", day) : text("web.day.none"), when: Number.isNaN(time) || day === 0 ? "" : date(time) };
}

export const count = (n: number): string => n.toLocaleString(language() === "zh" ? "zh-Hans" : "en-GB");

export function bytes(n: number): string {
  if (n >= 1e9) return `${(n / 1e9).toFixed(1)} GB`;
  if (n >= 1e6) return `${(n / 1e6).toFixed(1)} MB`;
  return n >= 1e3 ? `${Math.round(n / 1e3)} kB` : `${n} B`;
}

/** Enough digits to read, never more. */
export function number(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(digits - 1);
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}
