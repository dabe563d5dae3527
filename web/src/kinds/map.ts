/** A picture of the ground: the same stage, with a scale and the place under the cursor. */
import type { ProductPage } from "../contract";
import { addScaleBar } from "../view/scalebar";
import { mountPicture } from "./picture";

export function mountMap(host: HTMLElement, page: ProductPage): void {
  const mounted = mountPicture(host, page);
  if (mounted && page.ground) addScaleBar(mounted.stage.host, mounted.zoom, page.ground);
}
