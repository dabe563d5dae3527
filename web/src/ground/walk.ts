/** The ground in three dimensions: its mesh or its tiles, looks, tools and what they tell. */
import { Group, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from "three";
import type { ProductPage, TerrainData } from "../contract";
import { el, icon, iconButton, isTyping, onFrame } from "../dom";
import { lengthText, niceLength } from "../view/scalebar";
import { Choice, Stage } from "../view/stage";
import { unpack } from "./bytes";
import { readGlb, squareOf } from "./glb";
import { giveHands } from "./hands";
import { Heights, type HeightsData } from "./heights";
import { legend, lightLine } from "./legend";
import { GroundLine, metres, type LineKind } from "./line";
import { looks, type Look } from "./looks";
import type { Patch } from "./patch";
import { Rig, type Metres3 } from "./rig";
import { SunPanel } from "./sunpanel";
import { Piece } from "./surface";
import { Tiles } from "./tiles";

const gridSide = 512;
const turnDeg = 5;

export class Ground {
  private readonly stage: Stage;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(45, 1, 0.1, 600);
  private readonly whole = new Group();
  private readonly tiled = new Group();
  private readonly rig: Rig;
  private readonly sun: SunPanel;
  private readonly data: TerrainData;
  private readonly choice: Choice;
  private readonly foot = el("div", { class: "ground-foot" });
  private readonly bar = el("span", { class: "scale-line" });
  private readonly barLabel = el("span", { class: "scale-label" });
  private readonly north = el("span", { class: "north" }, icon("north"), "N");
  private readonly cross = el("span", { class: "ground-cross", hidden: true, "aria-hidden": "true" });
  private pieces: Piece[] = [];
  private heights: Heights | null = null;
  private tiles: Tiles | null = null;
  private line: GroundLine | null = null;
  private look: Look = "photo";
  private pointer: { x: number; y: number } | null = null;
  private readonly ask = onFrame(() => this.draw());
  private readonly askLight = onFrame(() => this.relight());
  private readonly askRead = onFrame(() => this.read());
  private readonly buttons = new Map<string, HTMLButtonElement>();

  /** @throws where the browser gives no third dimension. */
  constructor(private readonly host: HTMLElement, page: ProductPage) {
    this.data = page.terrain!;
    const canvas = el("canvas", { class: "ground-canvas", role: "application" });
    this.renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: "high-performance" });
    this.renderer.setClearColor(0x000000, 1);
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio || 1));
    canvas.setAttribute("aria-label", `${page.title}. ${window.farside.text("web.ground.keys")}`);
    this.stage = new Stage(host);
    this.stage.view.append(canvas, this.cross);
    host.append(this.foot, el("div", { class: "scalebar", "aria-hidden": "true" }, this.north, el("span", { class: "scale" }, this.barLabel, this.bar)));
    this.rig = new Rig(this.camera, () => this.heights);
    this.sun = new SunPanel(this.data, this.askLight);
    this.choice = new Choice(this.stage.modes, look => this.setLook(look as Look));
    this.scene.add(this.whole, this.tiled);
    this.tiled.visible = false;
  }

  async open(): Promise<void> {
    const { loadBeside, text } = window.farside;
    this.stage.say(text("web.view.loading"));
    const parts = readGlb(await unpack(await loadBeside<string>(this.data.mesh, "mesh")));
    this.pieces = await Promise.all(parts.map(part => Piece.of(part, gridSide)));
    this.pieces.sort((a, b) => squareOf(b.part).sideM - squareOf(a.part).sideM);
    this.whole.add(...this.pieces.map(piece => piece.mesh));
    this.host.dataset["triangles"] = String(this.pieces.reduce((sum, piece) => sum + piece.triangles, 0));
    this.goHome();
    this.stage.say("");
    this.stage.cover();
    this.addTools();
    new ResizeObserver(() => this.fit()).observe(this.stage.view);
    this.fit();
    this.draw();
    window.farside.onChange(this.ask);
    if (this.data.heights) await this.openHeights(this.data.heights);
  }

  private async openHeights(file: string): Promise<void> {
    this.heights = await Heights.of(await window.farside.loadBeside<HeightsData>(file, "heights"));
    this.line = new GroundLine(this.stage.view, this.heights, this.ask);
    const { text } = window.farside;
    for (const look of looks) this.choice.add(look, text(`web.ground.look.${look}`), text(`web.ground.look.${look}.what`));
    this.choice.mark(this.look);
    for (const name of ["distance", "profile", "walk"]) this.buttons.get(name)!.disabled = false;
    this.host.classList.add("measurable");
    this.showFoot();
    this.ask();
  }

  /** From behind the rover over what it saw; where that lies all around it, from the south. */
  private goHome(): void {
    const [sum, squares] = [[0, 0, 0] as Metres3, [0]];
    let count = 0;
    for (const { part } of this.pieces) {
      for (let i = 0; i < part.positions.length; i += 3, count++) {
        const [x, y, z] = [part.positions[i]!, part.positions[i + 1]!, part.positions[i + 2]!];
        [sum[0], sum[1], sum[2], squares[0]] = [sum[0] + x, sum[1] - z, sum[2] + y, squares[0]! + x * x + z * z];
      }
    }

    const middle: Metres3 = [sum[0] / count, sum[1] / count, sum[2] / count];
    const radiusM = Math.sqrt(Math.max(1, squares[0]! / count - middle[0] ** 2 - middle[1] ** 2));
    const [east, north] = this.data.eye ?? middle;
    const isBeside = Math.hypot(middle[0] - east, middle[1] - north) > 0.35 * radiusM;
    const heading = isBeside ? (Math.atan2(middle[0] - east, middle[1] - north) * 180) / Math.PI : 0;
    const narrow = Math.min(1.6, Math.max(1, this.stage.view.clientHeight / Math.max(1, this.stage.view.clientWidth)));
    this.rig.setHome(middle, radiusM * 2.5 * narrow, heading);
  }

  private addTools(): void {
    const { text, fromDisk } = window.farside;
    const { tools } = this.stage;
    const add = (name: string, button: HTMLButtonElement): void => {
      this.buttons.set(name, button);
      tools.append(button);
    };
    const toggle = (name: string, picture: Parameters<typeof iconButton>[0], act: () => void): void => {
      const button = iconButton(picture, text(`web.ground.${name}`), act);
      button.setAttribute("aria-pressed", "false");
      button.disabled = name !== "tiles";
      add(name, button);
    };
    toggle("distance", "ruler", () => this.take("distance"));
    toggle("profile", "hills", () => this.take("profile"));
    toggle("walk", "walk", () => this.walk(!this.rig.isWalking));
    if (this.data.tiles && !fromDisk) toggle("tiles", "layers", () => void this.useTiles());
    add("in", iconButton("plus", text("web.view.in"), () => this.act(() => this.rig.zoomBy(1.4))));
    add("out", iconButton("minus", text("web.view.out"), () => this.act(() => this.rig.zoomBy(1 / 1.4))));
    add("home", iconButton("fit", text("web.ground.home"), () => this.act(() => this.home())));
    if (document.fullscreenEnabled) add("full", iconButton("full", text("web.view.full"), () => this.fill()));
    this.host.tabIndex = 0;
    this.host.addEventListener("keydown", event => this.onKey(event));
    giveHands(this.stage.view, {
      turn: (x, y) => this.act(() => this.rig.turn((this.rig.isWalking ? -0.15 : 0.28) * x, (this.rig.isWalking ? -0.15 : 0.22) * y)),
      move: (x, y) => this.act(() => this.pan(x, y)),
      zoom: factor => this.act(() => this.rig.zoomBy(factor)),
      hover: (x, y) => {
        this.pointer = { x, y };
        this.askRead();
      },
      tap: (x, y) => this.tap(x, y),
      twice: (x, y) => this.twice(x, y),
    });
  }

  /** With the figure: its mark and its credit line stay in sight. */
  private fill(): void {
    void (document.fullscreenElement ? document.exitFullscreen() : (this.host.closest("figure") ?? this.host).requestFullscreen());
  }

  private act(change: () => void): void {
    change();
    this.ask();
    this.askRead();
  }

  private home(): void {
    this.rig.home();
    this.mark("walk", false);
  }

  private pan(x: number, y: number): void {
    const metresAPixel = this.rig.metresAPixel(this.stage.view.clientHeight);
    this.rig.move(-x * metresAPixel, (y * metresAPixel) / Math.max(0.35, Math.sin((Math.max(5, this.rig.downDeg) * Math.PI) / 180)));
  }

  private mark(name: string, on: boolean): void {
    this.buttons.get(name)?.setAttribute("aria-pressed", String(on));
  }

  private take(kind: LineKind): void {
    if (!this.line) return;
    const next = this.line.kind === kind ? null : kind;
    this.line.begin(next);
    this.mark("distance", next === "distance");
    this.mark("profile", next === "profile");
    this.host.classList.toggle("measuring", next !== null);
    this.cross.hidden = true;
    this.stage.say(next ? window.farside.text(`web.ground.${next}.how`) : "");
  }

  private walk(on: boolean): void {
    const middle = this.placeAt(this.stage.view.clientWidth / 2, this.stage.view.clientHeight / 2);
    this.act(() => this.rig.walk(on, middle ?? undefined));
    this.mark("walk", on);
    this.stage.say(on ? window.farside.text("web.ground.walk.how") : "");
  }

  private async useTiles(): Promise<void> {
    const on = !this.tiled.visible;
    if (on && !this.tiles) {
      try {
        this.tiles = await Tiles.open(this.data.tiles!, this.tiled, piece => {
          piece.set(this.look, this.heights);
          this.lightTile(piece);
          this.ask();
        });
      } catch {
        this.stage.say(window.farside.text("web.ground.no-tiles"));
        return;
      }
    }

    [this.tiled.visible, this.whole.visible] = [on, !on];
    for (const piece of on ? this.tiles!.pieces : this.pieces) piece.set(this.look, this.heights);
    this.relight();
    this.mark("tiles", on);
  }

  private setLook(look: Look): void {
    this.look = look;
    for (const piece of [...this.pieces, ...(this.tiles?.pieces ?? [])]) piece.set(look, this.heights);
    this.showFoot();
    this.relight();
  }

  private showFoot(): void {
    this.sun.element.hidden = this.look !== "relief";
    this.foot.replaceChildren(this.sun.element, ...(this.look === "photo" ? [lightLine(this.data)] : this.look === "relief" ? [] : [legend(this.look)]));
  }

  /** Wide squares first: their shadows fall into those within. */
  private relight(): void {
    if (this.look === "relief") {
      let wider: Patch | null = null;
      for (const piece of this.pieces) {
        piece.set(this.look, this.heights);
        piece.light(this.sun.sun, wider);
        wider = piece.patch;
      }

      for (const piece of this.tiles?.pieces ?? []) this.lightTile(piece);
    }

    this.ask();
  }

  private lightTile(piece: Piece): void {
    const square = piece.patch?.square;
    if (!square) return;
    const [east, north] = [square.westM + square.sideM / 2, square.northM - square.sideM / 2];
    const around = this.pieces.map(other => other.patch).filter(patch => patch !== null && patch.square.sideM > square.sideM && Math.abs(patch.square.westM + patch.square.sideM / 2 - east) < patch.square.sideM / 2 && Math.abs(patch.square.northM - patch.square.sideM / 2 - north) < patch.square.sideM / 2);
    piece.light(this.sun.sun, around.at(-1) ?? null);
  }

  private tap(x: number, y: number): void {
    this.host.focus({ preventScroll: true });
    if (!this.line?.kind) return;
    const place = this.placeAt(x, y);
    if (place) this.line.add(place);
    else this.stage.say(window.farside.text("web.ground.nothing"));
    if (place && this.line.points.length > 1) this.stage.say("");
  }

  private twice(x: number, y: number): void {
    if (this.line?.kind) {
      this.line.back();
      this.line.end();
      return;
    }

    const place = this.placeAt(x, y);
    if (!place) return;
    this.act(() => {
      if (this.rig.isWalking) {
        this.rig.walk(false);
        this.rig.walk(true, place);
      } else {
        this.rig.target = place;
        this.rig.zoomBy(1.6);
      }
    });
  }

  private onKey(event: KeyboardEvent): void {
    if (isTyping(event) || (event.target as HTMLElement).closest("button, a, input, select")) return;
    const { rig } = this;
    const stepM = rig.isWalking ? 0.4 : rig.distanceM * 0.06;
    const arrows = (right: number, up: number): void => {
      if (event.shiftKey) rig.move(right * stepM, up * stepM);
      else if (rig.isWalking) {
        rig.turn(right * turnDeg, 0);
        rig.move(0, up * stepM);
      } else rig.turn(-right * turnDeg, up * turnDeg * 0.6);
    };
    const acts: Record<string, () => void> = {
      ArrowLeft: () => arrows(-1, 0), ArrowRight: () => arrows(1, 0), ArrowUp: () => arrows(0, 1), ArrowDown: () => arrows(0, -1),
      "+": () => rig.zoomBy(1.25), "=": () => rig.zoomBy(1.25), "-": () => rig.zoomBy(1 / 1.25), "0": () => this.home(),
      n: () => (rig.headingDeg = 0), t: () => rig.turn(0, rig.downDeg > 80 ? -50 : 90), m: () => this.take("distance"), p: () => this.take("profile"), w: () => this.walk(!rig.isWalking),
      Enter: () => this.here(), Backspace: () => this.line?.back(), Escape: () => this.leave(), f: () => this.fill(),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    this.pointer = null;
    this.act(act);
  }

  /** Whoever has no pointer chooses the middle. */
  private here(): void {
    const { clientWidth, clientHeight } = this.stage.view;
    this.cross.hidden = !this.line?.kind;
    if (this.line?.kind) this.tap(clientWidth / 2, clientHeight / 2);
  }

  private leave(): void {
    if (this.line?.kind) this.take(this.line.kind);
    else if (this.rig.isWalking) this.walk(false);
  }

  private placeAt(x: number, y: number): Metres3 | null {
    // Keys come faster than frames.
    this.rig.apply();
    const { clientWidth, clientHeight } = this.stage.view;
    const far = new Vector3((x / clientWidth) * 2 - 1, 1 - (y / clientHeight) * 2, 0.5).unproject(this.camera).sub(this.camera.position).normalize();
    const { position } = this.camera;
    return this.heights?.hit([position.x, -position.z, position.y], [far.x, -far.z, far.y]) ?? null;
  }

  private read(): void {
    const { clientWidth, clientHeight } = this.stage.view;
    const { x, y } = this.pointer ?? { x: clientWidth / 2, y: clientHeight / 2 };
    const place = this.placeAt(x, y);
    const spot = place && this.heights?.spot(place[0], place[1]);
    if (!place || !spot) return;
    const { text } = window.farside;
    const part = (name: string, value: string): HTMLElement => el("span", { "data-read": name }, `${text(`web.read.${name}`)} `, el("b", {}, value));
    this.stage.readout.replaceChildren(part("east", `${place[0].toFixed(2).replace("-", "−")} m`), part("north", `${place[1].toFixed(2).replace("-", "−")} m`),
      part("up", `${place[2].toFixed(3).replace("-", "−")} m${Number.isNaN(spot.sigmaM) ? "" : ` ± ${metres(spot.sigmaM)}`}`), ...(Number.isNaN(spot.slopeDeg) ? [] : [part("slope", `${spot.slopeDeg.toFixed(0)}°`)]));
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.stage.view;
    if (clientWidth < 2 || clientHeight < 2) return;
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / clientHeight;
    this.ask();
  }

  private draw(): void {
    const { clientWidth, clientHeight } = this.stage.view;
    this.camera.fov = this.rig.isWalking ? 62 : 45;
    this.rig.apply();
    if (this.tiled.visible) this.tiles?.update(this.camera, clientHeight);
    const began = performance.now();
    this.renderer.render(this.scene, this.camera);
    this.host.dataset["drawMs"] = (performance.now() - began).toFixed(1);
    this.host.dataset["drawn"] = String(this.renderer.info.render.triangles);
    this.north.querySelector("svg")!.style.transform = `rotate(${-this.rig.headingDeg}deg)`;
    const metresAPixel = this.rig.metresAPixel(clientHeight);
    const long = niceLength(140 * metresAPixel);
    this.bar.style.width = `${long / metresAPixel}px`;
    this.barLabel.textContent = lengthText(long);
    this.line?.draw(place => this.project(place), clientWidth, clientHeight);
  }

  private project(place: Metres3): { x: number; y: number } | null {
    const at = new Vector3(place[0], place[2], -place[1]).project(this.camera);
    return at.z > 1 ? null : { x: ((at.x + 1) / 2) * this.stage.view.clientWidth, y: ((1 - at.y) / 2) * this.stage.view.clientHeight };
  }
}
