/** A product's page: arrows lead to its neighbours, a button copies what is to be cited. */
import { el, isTyping } from "../dom";
import { text } from "./language";

export function startProduct(): void {
  addEventListener("keydown", event => {
    if (isTyping(event) || event.defaultPrevented) return;
    const rel = event.key === "ArrowLeft" ? "prev" : event.key === "ArrowRight" ? "next" : null;
    const link = rel ? document.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`) : null;
    if (link && !(event.target as HTMLElement).closest("#viewer")) location.href = link.href;
  });
  for (const block of document.querySelectorAll<HTMLElement>("pre.command, pre.bibtex, .citation")) addCopy(block);
}

function addCopy(block: HTMLElement): void {
  const content = block.textContent ?? "";
  const button = el("button", { type: "button", class: "copy" }, text("web.copy"));
  button.addEventListener("click", () => void copy(content, block).then(done => {
    button.textContent = text(done ? "web.copied" : "web.copy");
    setTimeout(() => (button.textContent = text("web.copy")), 1600);
  }));
  // Over the block, not below it: nothing may move while a page comes to life.
  const holder = el("div", { class: "copyable" });
  block.replaceWith(holder);
  holder.append(block, button);
}

/** Where the clipboard is refused (some pages from disk), the text is selected instead. */
async function copy(content: string, block: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
