/** To look around: drag, pinch, keys; the compass and the stations are marked where they are. */
import { Viewer } from "@photo-sphere-viewer/core";
import type { Around, AroundView, Mark } from "../contract";
import { el, wantsStillness } from "../dom";
import { StripAdapter } from "./strip";

const radians = Math.PI / 180;
const turnMs = 900;

export function lookAround(host: HTMLElement, view: AroundView): Around {
  return new Sphere(host, view);
}

class Sphere implements Around {
  private readonly viewer: Viewer;
  private readonly labels: { mark: Mark; element: HTMLElement }[];
  private readonly middleDeg: number;

  constructor(host: HTMLElement, private readonly view: AroundView) {
    const stage = el("div", { class: "sphere-stage" });
    const overlay = el("div", { class: "sphere-marks" });
    host.replaceChildren(stage, overlay);
    this.middleDeg = (view.topDeg + view.bottomDeg) / 2;
    const heightDeg = view.topDeg - view.bottomDeg;
    this.viewer = new Viewer({
      container: stage,
      adapter: StripAdapter,
      panorama: view,
      navbar: false,
      loadingTxt: "",
      canvasBackground: "#000",
      defaultYaw: view.startAzimuthDeg * radians,
      defaultPitch: this.middleDeg * radians,
      minFov: 8,
      maxFov: 110,
      // A strip fills the window's height, a whole sphere is seen as an eye sees.
      defaultZoomLvl: zoomOf(Math.min(75, Math.max(18, heightDeg * 1.15))),
      moveInertia: wantsStillness() ? false : 0.8,
      mousewheelCtrlKey: false,
      keyboard: "always",
    });
    this.labels = view.marks.map(mark => ({ mark, element: label(mark) }));
    overlay.append(...this.labels.map(entry => entry.element));
    this.viewer.addEventListener("render", () => this.place());
    this.viewer.addEventListener("position-updated", ({ position }) => view.onMove(((position.yaw / radians) + 360) % 360, position.pitch / radians));
    this.viewer.addEventListener("click", ({ data }) => view.onPick(((data.yaw / radians) + 360) % 360, data.pitch / radians));
  }

  setLittlePlanet(on: boolean): void {
    const still = wantsStillness();
    this.viewer.setOptions({ fisheye: on ? 2 : 0, maxFov: on ? 160 : 110 });
    const to = on ? { pitch: -Math.PI / 2, zoom: 0 } : { pitch: this.middleDeg * radians, zoom: zoomOf(Math.min(75, Math.max(18, (this.view.topDeg - this.view.bottomDeg) * 1.15))) };
    const { yaw } = this.viewer.getPosition();
    if (still) {
      this.viewer.rotate({ yaw, pitch: to.pitch });
      this.viewer.zoom(to.zoom);
    } else {
      void this.viewer.animate({ yaw, ...to, speed: turnMs });
    }
  }

  lookAt(azimuthDeg: number, elevationDeg: number): void {
    this.viewer.rotate({ yaw: azimuthDeg * radians, pitch: elevationDeg * radians });
  }

  zoomBy(steps: number): void {
    if (steps > 0) this.viewer.zoomIn(steps);
    else this.viewer.zoomOut(-steps);
  }

  destroy(): void {
    this.viewer.destroy();
  }

  private place(): void {
    for (const { mark, element } of this.labels) {
      const position = { yaw: mark.azimuthDeg * radians, pitch: mark.elevationDeg * radians };
      const isSeen = this.viewer.dataHelper.isPointVisible(position);
      element.hidden = !isSeen;
      if (!isSeen) continue;
      const { x, y } = this.viewer.dataHelper.sphericalCoordsToViewerCoords(position);
      element.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
    }
  }
}

/** The viewer's level of zoom, 0 at its widest field and 100 at its narrowest. */
const zoomOf = (fovDeg: number): number => ((110 - fovDeg) / (110 - 8)) * 100;

function label(mark: Mark): HTMLElement {
  const kind = mark.page ? "place" : "cardinal";
  return mark.page ? el("a", { class: `sphere-mark ${kind}`, href: mark.page }, mark.label) : el("span", { class: `sphere-mark ${kind}` }, mark.label);
}
