/** To look around: drag, pinch, keys; the compass and the stations are marked where they are. */
import { Viewer } from "@photo-sphere-viewer/core";
import type { PerspectiveCamera } from "three";
import type { Around, AroundView, Mark } from "../contract";
import { el, wantsStillness } from "../dom";
import { StripAdapter } from "./strip";

const radians = Math.PI / 180;
const turnMs = 900;
const narrowestDeg = 4;
const widestDeg = 110;

export function lookAround(host: HTMLElement, view: AroundView): Around {
  return new Sphere(host, view);
}

class Sphere implements Around {
  private readonly viewer: Viewer;
  private readonly labels: { mark: Mark; element: HTMLElement }[];
  private readonly middleDeg: number;
  private readonly usualDeg: number;
  private isPlanet = false;

  constructor(host: HTMLElement, private readonly view: AroundView) {
    const stage = el("div", { class: "sphere-stage" });
    const overlay = el("div", { class: "sphere-marks" });
    host.replaceChildren(stage, overlay);
    this.middleDeg = (view.topDeg + view.bottomDeg) / 2;
    this.usualDeg = Math.min(70, Math.max(16, (view.topDeg - view.bottomDeg) * 1.1));
    this.viewer = new Viewer({
      container: stage,
      adapter: StripAdapter,
      panorama: view,
      navbar: false,
      loadingTxt: "",
      canvasBackground: "#000",
      defaultYaw: view.startAzimuthDeg * radians,
      defaultPitch: this.middleDeg * radians,
      minFov: narrowestDeg,
      maxFov: widestDeg,
      // A strip fills the window's height, a whole sphere is seen as an eye sees.
      defaultZoomLvl: zoomOf(this.usualDeg, widestDeg),
      moveInertia: wantsStillness() ? false : 0.8,
      mousewheelCtrlKey: false,
      keyboard: "always",
    });
    this.viewer.addEventListener("before-render", () => this.isPlanet && this.straighten());
    this.labels = view.marks.map(mark => ({ mark, element: label(mark) }));
    overlay.append(...this.labels.map(entry => entry.element));
    this.viewer.addEventListener("render", () => this.place());
    this.viewer.addEventListener("position-updated", ({ position }) => view.onMove(((position.yaw / radians) + 360) % 360, position.pitch / radians));
    this.viewer.addEventListener("click", ({ data }) => view.onPick(((data.yaw / radians) + 360) % 360, data.pitch / radians));
  }

  setLittlePlanet(on: boolean): void {
    this.isPlanet = on;
    // Seen from the zenith of the sphere, the projection is the stereographic one.
    this.viewer.setOptions({ fisheye: on ? 2 : 0, maxFov: on ? 170 : widestDeg });
    this.home();
  }

  home(): void {
    const to = this.isPlanet ? { pitch: -Math.PI / 2, zoom: zoomOf(Math.min(165, (90 + this.view.topDeg) * 1.12), 170) } : { pitch: this.middleDeg * radians, zoom: zoomOf(this.usualDeg, widestDeg) };
    const { yaw } = this.viewer.getPosition();
    if (wantsStillness()) {
      this.viewer.rotate({ yaw, pitch: to.pitch });
      this.viewer.zoom(to.zoom);
    } else {
      void this.viewer.animate({ yaw, ...to, speed: turnMs });
    }
  }

  lookAt(azimuthDeg: number, elevationDeg: number): void {
    this.viewer.rotate({ yaw: azimuthDeg * radians, pitch: elevationDeg * radians });
  }

  zoomBy(factor: number): void {
    this.viewer.zoom(this.viewer.getZoomLevel() + Math.log(factor) * 26);
  }

  panBy(x: number, y: number): void {
    const { yaw, pitch } = this.viewer.getPosition();
    const fov = this.viewer.state.vFov * radians;
    this.viewer.rotate({ yaw: yaw + x * fov, pitch: pitch - y * fov });
  }

  oneToOne(): void {
    const degreesAPixel = this.view.widthDeg / this.view.picture.width;
    this.viewer.zoom(zoomOf((this.viewer.state.size.height * devicePixelRatio) * degreesAPixel, this.isPlanet ? 170 : widestDeg));
  }

  destroy(): void {
    this.viewer.destroy();
  }

  /** The viewer turns its camera from where it stood before, which from the sphere's edge looks aside: turned again from the middle. */
  private straighten(): void {
    const { camera } = this.viewer.renderer as unknown as { camera: PerspectiveCamera };
    const { direction } = this.viewer.state;
    camera.position.set(0, 0, 0);
    camera.updateMatrix();
    camera.updateMatrixWorld();
    camera.lookAt(direction);
    camera.position.copy(direction).negate();
    camera.updateMatrix();
    camera.updateMatrixWorld();
  }

  private place(): void {
    for (const { mark, element } of this.labels) {
      const position = { yaw: mark.azimuthDeg * radians, pitch: mark.elevationDeg * radians };
      const isSeen = this.isPlanet || this.viewer.dataHelper.isPointVisible(position);
      element.hidden = !isSeen;
      if (!isSeen) continue;
      const { x, y } = this.viewer.dataHelper.sphericalCoordsToViewerCoords(position);
      element.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
    }
  }
}

/** The viewer's level of zoom, 0 at its widest field and 100 at its narrowest. */
const zoomOf = (fovDeg: number, mostDeg: number): number => Math.min(100, Math.max(0, ((mostDeg - fovDeg) / (mostDeg - narrowestDeg)) * 100));

function label(mark: Mark): HTMLElement {
  const kind = mark.page ? "place" : "cardinal";
  return mark.page ? el("a", { class: `sphere-mark ${kind}`, href: mark.page }, mark.label) : el("span", { class: `sphere-mark ${kind}` }, mark.label);
}
