/** One picture after another, as large as the window. */
import { el, icon, iconButton, wantsStillness } from "../dom";
import { text } from "../shell/language";
import { dateTime } from "../shell/words";
import type { Products } from "./products";
import { shortTitle } from "./wall";

const secondsEach = 5;

export class Slideshow {
  private readonly dialog = el("dialog", { class: "slides" });
  private readonly image = el("img", { alt: "" });
  private readonly caption = el("a", { class: "slide-caption" });
  private readonly play: HTMLButtonElement;
  private at = 0;
  private timer = 0;

  constructor(private readonly products: Products, private readonly places: () => Int32Array) {
    this.play = iconButton("pause", text("web.slides.pause"), () => this.toggle());
    this.dialog.setAttribute("aria-label", text("web.gallery.slideshow"));
    this.dialog.append(this.image, el("div", { class: "slide-bar" }, this.caption, el("div", { class: "slide-tools" },
      iconButton("left", text("web.slides.previous"), () => this.step(-1)), this.play,
      iconButton("right", text("web.slides.next"), () => this.step(1)), iconButton("close", text("web.close"), () => this.dialog.close()))));
    this.dialog.addEventListener("close", () => this.stop());
    this.dialog.addEventListener("keydown", event => {
      if (event.key === "ArrowRight") this.step(1);
      else if (event.key === "ArrowLeft") this.step(-1);
      else if (event.key === " ") this.toggle();
      else return;
      event.preventDefault();
    });
  }

  open(at: number): void {
    if (this.places().length === 0) return;
    if (!this.dialog.isConnected) document.body.append(this.dialog);
    this.dialog.showModal();
    this.show(at);
    if (!wantsStillness()) this.start();
    else this.stop();
  }

  private step(by: number): void {
    this.show(this.at + by);
    if (this.timer) this.start();
  }

  private show(at: number): void {
    const places = this.places();
    this.at = (at + places.length) % places.length;
    const n = places[this.at]!;
    this.image.src = this.products.large(n) ?? "";
    const time = this.products.time(n);
    this.caption.textContent = [shortTitle(this.products.title(n)), Number.isNaN(time) ? "" : dateTime(time), this.products.isSimulated(n) ? "SIMULATED" : "", `${this.at + 1} / ${places.length}`].filter(Boolean).join(" · ");
    this.caption.href = this.products.page(n);
    const next = this.products.large(places[(this.at + 1) % places.length]!);
    if (next) new Image().src = next;
  }

  private toggle(): void {
    if (this.timer) this.stop();
    else this.start();
  }

  private start(): void {
    clearInterval(this.timer);
    this.timer = window.setInterval(() => this.show(this.at + 1), secondsEach * 1000);
    this.relabel("pause");
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.relabel("play");
  }

  private relabel(name: "pause" | "play"): void {
    this.play.replaceChildren(icon(name));
    this.play.setAttribute("aria-label", text(`web.slides.${name}`));
  }
}
