/** The frame around a viewer: its tools above, what is under the cursor below, and keys that do the same as the tools. */
import { el, iconButton, isTyping } from "../dom";

/** What tools and keys act on. */
export interface Zoomable {
  zoomBy(factor: number): void;
  panBy(x: number, y: number): void;
  home(): void;
  oneToOne(): void;
}

export class Stage {
  readonly view = el("div", { class: "stage-view" });
  readonly modes = el("div", { class: "modes", role: "group" });
  readonly tools = el("div", { class: "stage-tools" });
  readonly readout = el("output", { class: "readout", "aria-live": "off" });
  readonly note = el("p", { class: "stage-note", hidden: true });

  constructor(readonly host: HTMLElement) {
    this.modes.setAttribute("aria-label", window.farside.text("web.view.modes"));
    host.classList.add("live");
    host.append(this.view, this.modes, this.tools, this.readout, this.note);
  }

  /** The plain picture goes once the viewer shows its own. */
  cover(): void {
    this.host.classList.add("covered");
  }

  uncover(): void {
    this.host.classList.remove("covered");
  }

  /** A line of help that does not go away: why something is not offered here. */
  say(line: string): void {
    this.note.textContent = line;
    this.note.hidden = line === "";
  }

  /** Zoom, fit, one to one, full screen: buttons and keys alike. */
  addZoom(zoom: Zoomable): void {
    const { text } = window.farside;
    this.tools.append(
      iconButton("plus", text("web.view.in"), () => zoom.zoomBy(1.6)),
      iconButton("minus", text("web.view.out"), () => zoom.zoomBy(1 / 1.6)),
      iconButton("fit", text("web.view.fit"), () => zoom.home()),
      iconButton("one", text("web.view.one"), () => zoom.oneToOne()));
    this.addFull();
    this.host.tabIndex = 0;
    this.host.addEventListener("keydown", event => this.onKey(event, zoom));
  }

  addFull(): void {
    if (!document.fullscreenEnabled) return;
    this.tools.append(iconButton("full", window.farside.text("web.view.full"), () => this.toggleFull()));
  }

  private toggleFull(): void {
    void (document.fullscreenElement ? document.exitFullscreen() : this.host.requestFullscreen());
  }

  private onKey(event: KeyboardEvent, zoom: Zoomable): void {
    if (isTyping(event) || (event.target as HTMLElement).closest("button, a, input, select")) return;
    const acts: Record<string, () => void> = {
      "+": () => zoom.zoomBy(1.6), "=": () => zoom.zoomBy(1.6), "-": () => zoom.zoomBy(1 / 1.6), "0": () => zoom.home(), "1": () => zoom.oneToOne(),
      f: () => this.toggleFull(),
      ArrowLeft: () => zoom.panBy(-0.15, 0), ArrowRight: () => zoom.panBy(0.15, 0), ArrowUp: () => zoom.panBy(0, -0.15), ArrowDown: () => zoom.panBy(0, 0.15),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

/** Buttons of which one is pressed. */
export class Choice {
  private readonly buttons = new Map<string, HTMLButtonElement>();

  constructor(private readonly host: HTMLElement, private readonly choose: (name: string) => void) {}

  add(name: string, label: string, title = ""): void {
    const button = el("button", { type: "button", class: "mode", "aria-pressed": "false", "data-mode": name, title: title || null }, label);
    button.addEventListener("click", () => this.press(name));
    this.buttons.set(name, button);
    this.host.append(button);
    this.host.hidden = this.buttons.size < 2;
  }

  press(name: string): void {
    this.mark(name);
    this.choose(name);
  }

  mark(name: string): void {
    for (const [other, button] of this.buttons) button.setAttribute("aria-pressed", String(other === name));
  }
}
