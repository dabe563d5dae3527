/** Two eyes: through red and cyan glasses, crossed, side by side, one at a time, or to and fro. */
import type { PageImage, ProductPage } from "../contract";
import { shape } from "../view/deepzoom";
import { mountPicture, type Mounted } from "./picture";

const flipMs = 280;

export function mountAnaglyph(host: HTMLElement, page: ProductPage): void {
  const mounted = mountPicture(host, page);
  if (!mounted) return;
  const left = page.images.find(image => image.role === "left");
  const right = page.images.find(image => image.role === "right");
  if (left && right && Math.abs(shape(left) / shape(right) - 1) < 0.004) new Wiggle(mounted, left, right);
}

/** To and fro between the eyes: depth without glasses. Only ever at the reader's wish. */
class Wiggle {
  private timer = 0;

  constructor(private readonly mounted: Mounted, private readonly left: PageImage, private readonly right: PageImage) {
    const { text } = window.farside;
    mounted.choice.add("wiggle", text("web.view.wiggle"), text("web.view.wiggle-what"));
    mounted.stage.modes.addEventListener("click", event => {
      const mode = (event.target as HTMLElement).closest<HTMLElement>("[data-mode]")?.dataset["mode"];
      if (mode) void this.set(mode === "wiggle");
    }, { capture: true });
  }

  private async set(on: boolean): Promise<void> {
    clearInterval(this.timer);
    this.timer = 0;
    if (!on) return;
    const { zoom } = this.mounted;
    await zoom.compare(this.left, this.right);
    let isLeft = true;
    clearInterval(this.timer);
    this.timer = window.setInterval(() => zoom.flip((isLeft = !isLeft) ? this.left : this.right), flipMs);
  }
}
