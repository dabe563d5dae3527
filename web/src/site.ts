/** The shell of every page: data, language, theme, search, and what home, gallery and timeline do. Other bundles stand on window.farside. */
import "./styles/site.css";
import { startGallery } from "./gallery/gallery";
import { startSearch } from "./gallery/suggest";
import { forget, load, loadBeside, put, root } from "./shell/data";
import { startHelp } from "./shell/help";
import { changed, language, onChange, startLanguage, term, text } from "./shell/language";
import { startProduct } from "./shell/product";
import { startTheme } from "./shell/theme";
import { startTools } from "./shell/tools";
import { startTimeline } from "./timeline/timeline";

startTheme();

let begun: () => void;
const ready = new Promise<void>(resolve => (begun = resolve));
window.farside = { put, load, loadBeside, forget, text, term, onChange, root, fromDisk: location.protocol === "file:", language, ready };

async function start(): Promise<void> {
  document.documentElement.classList.add("scripted");
  await startLanguage();
  startTools(changed);
  startSearch();
  startHelp();
  begun();
  const page = document.documentElement.dataset["page"];
  const gallery = document.getElementById("gallery");
  const timeline = document.getElementById("timeline");
  if (page === "gallery" && gallery) await startGallery(gallery);
  if (page === "timeline" && timeline) await startTimeline(timeline);
  if (page === "product") startProduct();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => void start());
else void start();
