/** A film's controls, below the picture: what is written into the film stays in sight, at its foot as at its head. */
import { el, iconButton, isTyping } from "../dom";

export class Player {
  readonly element = el("div", { class: "player" });
  private readonly play: HTMLButtonElement;
  private readonly slider = el("input", { type: "range", min: 0, max: 1, step: 0.01, value: 0, class: "seek" });
  private readonly time = el("span", { class: "play-time" });

  /** @param stage What fills the screen: the film and these controls. */
  constructor(private readonly video: HTMLVideoElement, private readonly stage: HTMLElement, choices: HTMLElement, hasCaptions: boolean) {
    const { text } = window.farside;
    video.controls = false;
    this.play = iconButton("play", text("web.film.play"), () => this.toggle());
    this.slider.setAttribute("aria-label", text("web.film.seek"));
    this.slider.addEventListener("input", () => (video.currentTime = Number(this.slider.value)));
    this.element.append(this.play, this.slider, this.time, choices, ...(hasCaptions ? [this.captions()] : []),
      ...(document.fullscreenEnabled ? [iconButton("full", text("web.view.full"), () => this.fill())] : []));
    video.addEventListener("click", () => this.toggle());
    stage.addEventListener("keydown", event => this.onKey(event));
    for (const name of ["play", "pause", "ended"]) video.addEventListener(name, () => this.mark());
    for (const name of ["timeupdate", "loadedmetadata", "seeked", "durationchange"]) video.addEventListener(name, () => this.draw());
    this.draw();
  }

  private toggle(): void {
    if (this.video.paused) void this.video.play();
    else this.video.pause();
  }

  private fill(): void {
    void (document.fullscreenElement ? document.exitFullscreen() : this.stage.requestFullscreen());
  }

  /** Lines for those who cannot read what is written in the picture: at its head, where nothing else stands. */
  private captions(): HTMLButtonElement {
    const button = el("button", { type: "button", class: "mode", "aria-pressed": "false" }, window.farside.text("web.film.captions"));
    button.addEventListener("click", () => {
      const track = this.video.textTracks[0];
      if (!track) return;
      const on = track.mode !== "showing";
      track.mode = on ? "showing" : "hidden";
      button.setAttribute("aria-pressed", String(on));
      raise(track);
      this.video.querySelector("track")?.addEventListener("load", () => raise(track), { once: true });
    });
    return button;
  }

  private mark(): void {
    const isPlaying = !this.video.paused && !this.video.ended;
    const next = iconButton(isPlaying ? "pause" : "play", window.farside.text(isPlaying ? "web.film.pause" : "web.film.play"), () => {});
    this.play.replaceChildren(...next.childNodes);
    this.play.title = next.title;
    this.play.setAttribute("aria-label", next.title);
  }

  private draw(): void {
    const { currentTime, duration } = this.video;
    const whole = Number.isFinite(duration) ? duration : 0;
    this.slider.max = String(whole);
    this.slider.value = String(currentTime);
    this.slider.style.setProperty("--done", `${whole > 0 ? (currentTime / whole) * 100 : 0}%`);
    this.time.textContent = `${clock(currentTime)} / ${clock(whole)}`;
    this.slider.setAttribute("aria-valuetext", this.time.textContent);
  }

  private onKey(event: KeyboardEvent): void {
    if (isTyping(event) || event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest("button, a, input")) return;
    const acts: Record<string, () => void> = {
      " ": () => this.toggle(), k: () => this.toggle(), f: () => this.fill(),
      ArrowLeft: () => (this.video.currentTime -= 1), ArrowRight: () => (this.video.currentTime += 1), Home: () => (this.video.currentTime = 0),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

function raise(track: TextTrack): void {
  for (const cue of track.cues ?? []) (cue as VTTCue).line = 2;
}

const clock = (s: number): string => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
