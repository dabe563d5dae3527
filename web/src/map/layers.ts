/** Which layers the map shows: a list of boxes to tick, kept in the address. */
import { el, iconButton } from "../dom";

export interface Layer {
  name: string;
  /** Shown before the reader chose. */
  isUsual: boolean;
  show(on: boolean): void | Promise<void>;
}

export class LayerSwitch {
  readonly list = el("fieldset", { class: "map-layers", hidden: true });
  readonly button: HTMLButtonElement;
  private readonly on = new Set<string>();

  constructor(private readonly layers: Layer[]) {
    const { text } = window.farside;
    const kept = new URLSearchParams(location.hash.slice(1)).get("show");
    for (const name of kept?.split(",") ?? layers.filter(layer => layer.isUsual).map(layer => layer.name)) this.on.add(name);
    this.list.append(el("legend", {}, text("web.map.layers")), ...layers.map(layer => this.box(layer)));
    this.button = iconButton("layers", text("web.map.layers"), () => this.open(this.list.hidden !== false));
    this.button.setAttribute("aria-expanded", "false");
    this.list.addEventListener("keydown", event => event.key === "Escape" && (this.open(false), this.button.focus()));
    for (const layer of layers) void layer.show(this.on.has(layer.name));
  }

  private box(layer: Layer): HTMLElement {
    const input = el("input", { type: "checkbox", name: layer.name, checked: this.on.has(layer.name) });
    input.addEventListener("change", () => {
      if (input.checked) this.on.add(layer.name);
      else this.on.delete(layer.name);
      history.replaceState(null, "", `#show=${this.layers.map(other => other.name).filter(name => this.on.has(name)).join(",")}`);
      void layer.show(input.checked);
    });
    return el("label", { class: `check layer-${layer.name}` }, input, el("i", { "aria-hidden": "true" }), window.farside.text(`web.map.layer.${layer.name}`));
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
  }
}
