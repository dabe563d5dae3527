/** Hands on the ground: drag to turn, two fingers or a second button to move, wheel or pinch to come closer, a tap to choose a place. */
export interface Hands {
  turn(x: number, y: number): void;
  move(x: number, y: number): void;
  zoom(factor: number): void;
  hover(x: number, y: number): void;
  tap(x: number, y: number): void;
  twice(x: number, y: number): void;
}

/** Pixels that a tap may tremble. */
const still = 6;

export function giveHands(stage: HTMLElement, hands: Hands): void {
  const fingers = new Map<number, { x: number; y: number }>();
  let moved = 0;
  let most = 0;
  const at = (event: MouseEvent): [number, number] => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    hands.zoom(Math.exp(-event.deltaY * 0.0012));
  }, { passive: false });
  stage.addEventListener("contextmenu", event => event.preventDefault());
  stage.addEventListener("pointerdown", event => {
    stage.setPointerCapture(event.pointerId);
    if (fingers.size === 0) [moved, most] = [0, 0];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    most = Math.max(most, fingers.size);
  });
  stage.addEventListener("pointermove", event => {
    const last = fingers.get(event.pointerId);
    if (!last) {
      hands.hover(...at(event));
      return;
    }

    const [x, y] = [event.clientX - last.x, event.clientY - last.y];
    moved += Math.abs(x) + Math.abs(y);
    const before = spread(fingers);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size > 1) {
      hands.zoom(spread(fingers) / (before || 1));
      hands.move(x / fingers.size, y / fingers.size);
    } else if (moved < still) return;
    else if (event.shiftKey || (event.buttons & 6) !== 0) hands.move(x, y);
    else hands.turn(x, y);
  });
  const end = (event: PointerEvent): void => {
    if (fingers.delete(event.pointerId) && moved < still && most === 1 && event.type === "pointerup" && event.button === 0) hands.tap(...at(event));
  };
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
  stage.addEventListener("dblclick", event => hands.twice(...at(event)));
}

function spread(fingers: Map<number, { x: number; y: number }>): number {
  const [a, b] = [...fingers.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
