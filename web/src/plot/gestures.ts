/** Wheel, drag, pinch and a click, as shares of a box. */
export interface Gestures {
  /** The box that shares are of, in the window's pixels. */
  box(): { left: number; top: number; width: number; height: number };
  zoom(factor: number, across: number, down: number): void;
  pan(across: number, down: number): void;
  hover(across: number, down: number): void;
  click(across: number): void;
  reset(): void;
}

export function listen(stage: HTMLElement, gestures: Gestures): void {
  const pointers = new Map<number, PointerEvent>();
  let moved = 0;
  const shares = (event: MouseEvent): [number, number] => {
    const box = gestures.box();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    gestures.zoom(Math.exp(-event.deltaY * 0.0015), ...shares(event));
  }, { passive: false });
  stage.addEventListener("pointerdown", event => {
    pointers.set(event.pointerId, event);
    moved = 0;
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", event => {
    gestures.hover(...shares(event));
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const before = spread(pointers);
    pointers.set(event.pointerId, event);
    const [x, y] = [last.clientX - event.clientX, last.clientY - event.clientY];
    moved += Math.abs(x) + Math.abs(y);
    const box = gestures.box();
    if (pointers.size > 1) gestures.zoom(spread(pointers) / (before || 1), ...shares(event));
    else gestures.pan(x / box.width, y / box.height);
  });
  const end = (event: PointerEvent): void => {
    if (pointers.delete(event.pointerId) && moved < 5 && event.type === "pointerup") gestures.click(shares(event)[0]);
  };
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
  stage.addEventListener("dblclick", () => gestures.reset());
}

function spread(pointers: Map<number, PointerEvent>): number {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}
