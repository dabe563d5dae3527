/** A picture: deep zoom, its other forms beside it, and a curtain between any two of one shape. */
import type { PageImage, ProductPage } from "../contract";
import { DeepZoom, shape } from "../view/deepzoom";
import { Curtain } from "../view/curtain";
import { labelOf } from "../view/labels";
import { Readout } from "../view/readout";
import { Choice, Stage } from "../view/stage";
import { isWide, lookByHeight, overviewFor } from "../view/wide";

export interface Mounted {
  stage: Stage;
  zoom: DeepZoom;
  choice: Choice;
}

export function mountPicture(host: HTMLElement, page: ProductPage): Mounted | null {
  const [first] = page.images;
  if (!first) return null;
  const stage = new Stage(host);
  const overview = overviewFor(host, first);
  const zoom = new DeepZoom(stage.view, overview ? { navigator: overview } : {});
  zoom.afterHome = image => isWide(image) && lookByHeight(zoom, image);
  const choice = new Choice(stage.modes, role => {
    const image = page.images.find(other => other.role === role);
    if (image) void zoom.show(image);
  });
  for (const image of uniqueRoles(page.images)) choice.add(image.role, labelOf(image.label));
  stage.addZoom(zoom);
  new Readout(stage, zoom, page);
  addCurtain(stage, zoom, choice, page.images);
  zoom.viewer.addOnceHandler("tile-drawn", () => stage.cover());
  choice.press(first.role);
  return { stage, zoom, choice };
}

/** Before and after, else display and linear, else the first two of one shape. */
function addCurtain(stage: Stage, zoom: DeepZoom, choice: Choice, images: PageImage[]): void {
  const [first] = images;
  const of = (role: string): PageImage | undefined => images.find(image => image.role === role);
  const other = of("before") ?? of("linear");
  if (!first || !other || Math.abs(shape(first) / shape(other) - 1) > 0.004) return;
  new Curtain(stage, zoom, choice, other, first);
}

export const uniqueRoles = (images: PageImage[]): PageImage[] => images.filter((image, i) => images.findIndex(other => other.role === image.role) === i);
