/** Where the eye is: around a place on the ground, or standing on it. East, north, up; degrees; metres. */
import type { PerspectiveCamera } from "three";
import type { Heights } from "./heights";

export type Metres3 = [east: number, north: number, up: number];

const radians = Math.PI / 180;
const eyeHeightM = 1.7;
const nearestM = 0.25;

export class Rig {
  isWalking = false;
  /** Looked along, clockwise from north. */
  headingDeg = 0;
  /** Below the horizon. */
  downDeg = 35;
  distanceM = 20;
  target: Metres3 = [0, 0, 0];
  /** Where the walker's feet are. */
  private feet: Metres3 = [0, 0, 0];
  private homeView: { target: Metres3; distanceM: number; headingDeg: number } | null = null;

  constructor(readonly camera: PerspectiveCamera, private readonly ground: () => Heights | null) {}

  setHome(target: Metres3, distanceM: number, headingDeg: number): void {
    this.homeView = { target, distanceM, headingDeg };
    this.home();
  }

  home(): void {
    if (!this.homeView) return;
    this.isWalking = false;
    this.target = [...this.homeView.target];
    [this.distanceM, this.headingDeg, this.downDeg] = [this.homeView.distanceM, this.homeView.headingDeg, 32];
  }

  get eye(): Metres3 {
    if (this.isWalking) return [this.feet[0], this.feet[1], this.feet[2] + eyeHeightM];
    const way = this.way();
    return [this.target[0] - way[0] * this.distanceM, this.target[1] - way[1] * this.distanceM, this.target[2] - way[2] * this.distanceM];
  }

  /** The line of sight, of length 1. */
  way(): Metres3 {
    const [h, d] = [this.headingDeg * radians, this.downDeg * radians];
    return [Math.sin(h) * Math.cos(d), Math.cos(h) * Math.cos(d), -Math.sin(d)];
  }

  turn(rightDeg: number, downDeg: number): void {
    this.headingDeg = (((this.headingDeg + rightDeg) % 360) + 360) % 360;
    this.downDeg = Math.min(this.isWalking ? 80 : 89.5, Math.max(this.isWalking ? -45 : 3, this.downDeg + downDeg));
  }

  /** Metres to the right and forward over the ground. */
  move(rightM: number, forwardM: number): void {
    const [s, c] = [Math.sin(this.headingDeg * radians), Math.cos(this.headingDeg * radians)];
    const place = this.isWalking ? this.feet : this.target;
    place[0] += c * rightM + s * forwardM;
    place[1] += -s * rightM + c * forwardM;
    const up = this.ground()?.heightAt(place[0], place[1]) ?? NaN;
    if (!Number.isNaN(up)) place[2] = up;
  }

  zoomBy(factor: number): void {
    if (this.isWalking) this.move(0, Math.log(factor) * 2);
    else this.distanceM = Math.min(400, Math.max(nearestM, this.distanceM / factor));
  }

  /** Stands at a place and looks on along the same heading; again leaves it for the air above. */
  walk(on: boolean, at: Metres3 = this.target): void {
    if (on === this.isWalking) return;
    this.isWalking = on;
    if (on) {
      this.feet = [...at];
      this.downDeg = 8;
      this.move(0, 0);
    } else {
      const way = this.way();
      [this.distanceM, this.downDeg] = [8, 25];
      this.target = [this.feet[0] + way[0] * 4, this.feet[1] + way[1] * 4, this.feet[2]];
      this.move(0, 0);
    }
  }

  /** Metres that a pixel of a window so many pixels high takes at the place looked at. */
  metresAPixel(height: number): number {
    const away = this.isWalking ? eyeHeightM / Math.max(0.05, Math.sin(Math.max(3, this.downDeg) * radians)) : this.distanceM;
    return (2 * away * Math.tan((this.camera.fov * radians) / 2)) / height;
  }

  apply(): void {
    const { camera } = this;
    const [e, n, u] = this.eye;
    const floor = this.isWalking ? NaN : this.ground()?.heightAt(e, n) ?? NaN;
    const up = Number.isNaN(floor) ? u : Math.max(u, floor + 0.15);
    const way = this.way();
    camera.position.set(e, up, -n);
    // Straight down has no up of its own: the heading is up on the screen.
    camera.up.set(Math.sin(this.headingDeg * radians) * 1e-3, 1, -Math.cos(this.headingDeg * radians) * 1e-3);
    camera.lookAt(e + way[0], up + way[2], -(n + way[1]));
    camera.near = Math.max(0.02, (this.isWalking ? 1 : this.distanceM) * 0.02);
    camera.far = 600;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }
}
