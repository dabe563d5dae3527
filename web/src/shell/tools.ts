/** The two choices of every page: light or dark, and the language. */
import { el, icon } from "../dom";
import { language, onChange, setLanguage, text } from "./language";
import { setTheme, theme } from "./theme";

export function startTools(changed: () => void): void {
  const host = document.getElementById("tools");
  if (!host) return;
  const light = el("button", { type: "button", class: "tool" });
  light.addEventListener("click", () => {
    setTheme(theme() === "dark" ? "light" : "dark");
    label();
    changed();
  });
  const speech = el("button", { type: "button", class: "tool speech" });
  speech.addEventListener("click", () => void setLanguage(language() === "en" ? "zh" : "en"));
  const label = (): void => {
    const name = text(theme() === "dark" ? "web.theme.light" : "web.theme.dark");
    light.replaceChildren(icon(theme() === "dark" ? "sun" : "moon"));
    light.setAttribute("aria-label", name);
    light.title = name;
    // Each language is named in itself.
    speech.textContent = language() === "en" ? "中文" : "English";
    speech.lang = language() === "en" ? "zh-Hans" : "en";
  };
  label();
  onChange(label);
  host.replaceChildren(speech, light);
}
