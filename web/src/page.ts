/** The page's own data, and the room that shows its kind. */
import type { PageKind, ProductPage } from "./contract";

export function mountKinds(kinds: Partial<Record<PageKind, (host: HTMLElement, page: ProductPage) => unknown>>): void {
  const start = (): void => {
    const host = document.getElementById("viewer");
    const block = document.getElementById("page");
    if (!host || !block) return;
    const page = JSON.parse(block.textContent ?? "{}") as ProductPage;
    const mount = kinds[page.kind];
    if (mount && !page.linksOnly) void window.farside.ready.then(() => mount(host, page));
  };
  // Scripts after this one give kinds their further views: deferred ones all run before this event.
  if (document.readyState !== "complete") document.addEventListener("DOMContentLoaded", start);
  else start();
}
