/** "?" shows what keys the page knows. */
import { el, iconButton, isTyping } from "../dom";
import { text } from "./language";

const everywhere: [string, string][] = [["/", "search"], ["?", "help"]];
const byPage: Record<string, [string, string][]> = {
  gallery: [["← → ↑ ↓", "move"], ["Enter", "open"], ["S", "slideshow"], ["Esc", "clear"]],
  map: [["← → ↑ ↓", "pan"], ["+ −", "zoom"], ["Enter", "spot"]],
  product: [["← →", "neighbours"], ["+ −", "zoom"], ["0", "fit"], ["1", "one"], ["F", "full"]],
};

export function startHelp(): void {
  addEventListener("keydown", event => {
    if (isTyping(event)) return;
    if (event.key === "?") show();
    else if (event.key === "/") {
      event.preventDefault();
      document.querySelector<HTMLInputElement>("form.search input")?.focus();
    }
  });
}

function show(): void {
  const keys = [...(byPage[document.documentElement.dataset["page"] ?? ""] ?? []), ...everywhere];
  const dialog = el("dialog", { class: "help", "aria-label": text("web.help") });
  dialog.append(el("div", { class: "help-head" }, el("h2", {}, text("web.help")), iconButton("close", text("web.close"), () => dialog.close())),
    el("dl", {}, ...keys.flatMap(([key, name]) => [el("dt", {}, ...key.split(" ").flatMap(part => [el("kbd", {}, part), " "])), el("dd", {}, text(`web.key.${name}`))])));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
