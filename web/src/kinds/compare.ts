/** The same ground at two times: a line between both that the reader moves, both in turn, and what changed. */
import type { PageImage, ProductPage } from "../contract";
import { isTyping, wantsStillness } from "../dom";
import { Curtain } from "../view/curtain";
import { labelOf } from "../view/labels";
import { mountPicture, type Mounted } from "./picture";

/** Slow enough to be seen, and well below three flashes a second. */
const blinkMs = 900;

export function mountCompare(host: HTMLElement, page: ProductPage): void {
  const mounted = mountPicture(host, page);
  const of = (role: string): PageImage | undefined => page.images.find(image => image.role === role);
  const [earlier, later] = [of("earlier"), of("later")];
  if (!mounted || !earlier || !later) return;
  new Blink(mounted, earlier, later);
  new Curtain(mounted.stage, mounted.zoom, mounted.choice, earlier, later);
}

/** In turn by itself, or by the key B; by that alone where the reader asked the system for less motion. */
class Blink {
  private timer = 0;
  private isOn = false;
  private isLater = true;

  constructor(private readonly mounted: Mounted, private readonly earlier: PageImage, private readonly later: PageImage) {
    const { text } = window.farside;
    const { stage, choice } = mounted;
    choice.add("blink", text("web.compare.blink"), text("web.compare.blink-what"));
    stage.modes.addEventListener("click", event => {
      const mode = (event.target as HTMLElement).closest<HTMLElement>("[data-mode]")?.dataset["mode"];
      if (mode) void this.set(mode === "blink");
    }, { capture: true });
    stage.host.addEventListener("keydown", event => {
      if (isTyping(event) || event.key.toLowerCase() !== "b") return;
      event.preventDefault();
      if (this.isOn) this.byHand();
      else stage.modes.querySelector<HTMLElement>('[data-mode="blink"]')?.click();
    });
  }

  private async set(on: boolean): Promise<void> {
    clearInterval(this.timer);
    if (this.isOn && !on) this.mounted.stage.say("");
    this.isOn = on;
    if (!on) return;
    await this.mounted.zoom.compare(this.earlier, this.later);
    if (!this.isOn) return;
    this.show(true);
    if (!wantsStillness()) this.timer = window.setInterval(() => this.show(!this.isLater), blinkMs);
  }

  private byHand(): void {
    clearInterval(this.timer);
    this.show(!this.isLater);
  }

  private show(isLater: boolean): void {
    this.isLater = isLater;
    const { zoom, stage } = this.mounted;
    zoom.flip(isLater ? this.later : this.earlier);
    stage.say(`${labelOf((isLater ? this.later : this.earlier).label)} · ${window.farside.text("web.compare.key")}`);
  }
}
