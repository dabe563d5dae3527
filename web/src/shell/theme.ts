/** Dark as space unless the reader chose paper; kept on <html data-theme>. */
import { kept, keep } from "./kept";

export type Theme = "dark" | "light";

export const theme = (): Theme => (document.documentElement.dataset["theme"] === "light" ? "light" : "dark");

/** Called before the first paint's scripts end, so that a kept choice does not flash. */
export function startTheme(): void {
  if (kept("theme") === "light") apply("light");
}

export function setTheme(next: Theme): void {
  apply(next);
  keep("theme", next);
}

function apply(next: Theme): void {
  document.documentElement.dataset["theme"] = next;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", next === "light" ? "#f6f4ee" : "#07080b");
}

/** A colour of the sheet as it is now, for canvases. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
