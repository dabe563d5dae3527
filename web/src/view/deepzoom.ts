/** One or more pictures of the same scene, deep zoomed: the stage that most kinds stand on. */
import OpenSeadragon from "openseadragon";
import type { PageImage } from "../contract";
import { wantsStillness } from "../dom";
import type { Pixel } from "../measure/sky";

export interface DeepZoomOptions {
  navigator?: HTMLElement;
  wrap?: boolean;
}

interface Shown {
  image: PageImage;
  item: OpenSeadragon.TiledImage;
}

export class DeepZoom {
  readonly viewer: OpenSeadragon.Viewer;
  private readonly shown = new Map<string, Shown>();
  private current: PageImage | null = null;
  /** Where a picture is looked at first, if not as a whole. */
  afterHome: ((image: PageImage) => void) | null = null;
  private readonly wrap: boolean;

  constructor(readonly host: HTMLElement, options: DeepZoomOptions = {}) {
    this.wrap = options.wrap ?? false;
    const still = wantsStillness();
    refuseInlineStyle();
    this.viewer = OpenSeadragon({
      element: host,
      // Tainted canvases may be drawn on, textures of file: pictures may not be made.
      drawer: "canvas",
      showNavigationControl: false,
      showNavigator: options.navigator !== undefined,
      ...(options.navigator ? { navigatorElement: options.navigator, navigatorAutoFade: false, navigatorMaintainSizeRatio: false } : {}),
      animationTime: still ? 0 : 0.6,
      springStiffness: 9,
      zoomPerScroll: 1.35,
      zoomPerClick: 1,
      maxZoomPixelRatio: 16,
      minZoomImageRatio: 0.7,
      visibilityRatio: options.wrap ? 0 : 0.4,
      imageSmoothingEnabled: true,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsTouch: { clickToZoom: false, dblClickToZoom: true, pinchRotate: false },
      immediateRender: false,
      placeholderFillStyle: "",
      timeout: 120000,
      blendTime: still ? 0 : 0.15,
    });
    this.viewer.canvas.tabIndex = -1;
    this.viewer.addHandler("zoom", () => this.sharpen());
  }

  get image(): PageImage | null {
    return this.current;
  }

  /** Shows a picture; others of the same shape stay where they are, so that two can be compared place by place. */
  async show(image: PageImage): Promise<void> {
    const before = this.current;
    this.current = image;
    const isSameShape = before !== null && Math.abs(shape(before) / shape(image) - 1) < 0.004;
    if (before !== null && !isSameShape) this.clear();
    const shown = await this.add(image);
    if (this.current !== image) return;
    for (const other of this.shown.values()) this.fade(other.item, other === shown ? 1 : 0);
    if (before === null || !isSameShape) this.home(true);
    this.sharpen();
  }

  /** Both at once, the second cut at a place from the left: 0 nothing of it, 1 all. */
  async compare(below: PageImage, above: PageImage): Promise<void> {
    await this.show(below);
    const item = (await this.add(above)).item;
    this.viewer.world.setItemIndex(item, this.viewer.world.getItemCount() - 1);
    item.setOpacity(1);
  }

  cut(above: PageImage, share: number): void {
    const item = this.shown.get(above.src)?.item;
    if (!item) return;
    const { x, y } = item.source.dimensions ?? new OpenSeadragon.Point(wholeWidth(above), wholeHeight(above));
    item.setClip(new OpenSeadragon.Rect(0, 0, Math.max(1, x * share), y));
  }

  endCompare(above: PageImage): void {
    this.shown.get(above.src)?.item.setClip(null);
  }

  /** Swaps what is seen without waiting: both must have been shown before. */
  flip(to: PageImage): void {
    this.current = to;
    for (const { image, item } of this.shown.values()) item.setOpacity(image === to ? 1 : 0);
  }

  home(isImmediate = false): void {
    this.viewer.viewport?.goHome(isImmediate);
    if (this.current) this.afterHome?.(this.current);
  }

  zoomBy(factor: number): void {
    this.viewer.viewport.zoomBy(factor);
    this.viewer.viewport.applyConstraints();
  }

  panBy(x: number, y: number): void {
    const { viewport } = this.viewer;
    const bounds = viewport.getBounds(true);
    viewport.panBy(new OpenSeadragon.Point(x * bounds.width, y * bounds.height));
    viewport.applyConstraints();
  }

  /** One pixel of the picture on one of the screen. */
  oneToOne(): void {
    const item = this.item();
    if (!item) return;
    this.viewer.viewport.zoomTo(item.imageToViewportZoom(1 / devicePixelRatio));
    this.viewer.viewport.applyConstraints();
  }

  /** Screen pixels a pixel of the whole picture takes. */
  scale(): number {
    const item = this.item();
    return item && this.current ? (item.viewportToImageZoom(this.viewer.viewport.getZoom(true)) * this.sourceWidth(item)) / wholeWidth(this.current) : 1;
  }

  /** The whole picture's pixel under a point of the window. */
  pixelAt(clientX: number, clientY: number): Pixel | null {
    const item = this.item();
    if (!item || !this.current) return null;
    const box = this.host.getBoundingClientRect();
    const point = this.viewer.viewport.pointFromPixel(new OpenSeadragon.Point(clientX - box.left, clientY - box.top), true);
    const bounds = item.getBounds(true);
    let x = (point.x - bounds.x) / bounds.width;
    if (this.wrap) x -= Math.floor(x);
    // The picture's edge is half a pixel before the centre of its first pixel.
    return { column: x * wholeWidth(this.current) - 0.5, row: ((point.y - bounds.y) / bounds.height) * wholeHeight(this.current) - 0.5 };
  }

  /** Where a pixel of the whole picture lies on the stage, in CSS pixels. */
  placeOf(pixel: Pixel): { x: number; y: number } | null {
    const item = this.item();
    if (!item || !this.current) return null;
    const bounds = item.getBounds(true);
    const point = new OpenSeadragon.Point(bounds.x + ((pixel.column + 0.5) / wholeWidth(this.current)) * bounds.width, bounds.y + ((pixel.row + 0.5) / wholeHeight(this.current)) * bounds.height);
    return this.viewer.viewport.pixelFromPoint(point, true);
  }

  lookAt(pixel: Pixel, zoom: number | null, isImmediate = false): void {
    const item = this.item();
    if (!item || !this.current) return;
    const bounds = item.getBounds(true);
    const point = new OpenSeadragon.Point(bounds.x + ((pixel.column + 0.5) / wholeWidth(this.current)) * bounds.width, bounds.y + ((pixel.row + 0.5) / wholeHeight(this.current)) * bounds.height);
    if (zoom !== null) this.viewer.viewport.zoomTo(zoom, undefined, isImmediate);
    this.viewer.viewport.panTo(point, isImmediate);
  }

  onMove(react: () => void): void {
    this.viewer.addHandler("update-viewport", react);
  }

  onClick(react: (clientX: number, clientY: number) => void): void {
    this.viewer.addHandler("canvas-click", event => {
      if (!event.quick) return;
      const box = this.host.getBoundingClientRect();
      react(box.left + event.position.x, box.top + event.position.y);
    });
  }

  private item(): OpenSeadragon.TiledImage | null {
    return this.current ? this.shown.get(this.current.src)?.item ?? null : null;
  }

  private sourceWidth(item: OpenSeadragon.TiledImage): number {
    return item.source.dimensions?.x ?? (this.current ? wholeWidth(this.current) : 1);
  }

  private clear(): void {
    this.shown.clear();
    this.viewer.world.removeAll();
  }

  private add(image: PageImage): Promise<Shown> {
    const known = this.shown.get(image.src);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      this.viewer.addTiledImage({
        tileSource: sourceOf(image),
        x: 0, y: 0, width: 1,
        success: event => {
          const shown = { image, item: (event as unknown as { item: OpenSeadragon.TiledImage }).item };
          if (this.wrap) (shown.item as unknown as { wrapHorizontal: boolean }).wrapHorizontal = true;
          this.shown.set(image.src, shown);
          resolve(shown);
        },
        error: event => reject(new Error((event as unknown as { message?: string }).message ?? image.src)),
      });
    });
  }

  private fade(item: OpenSeadragon.TiledImage, opacity: number): void {
    item.setOpacity(opacity);
  }

  /** Pixels show as squares once they are larger than the eye needs. */
  private sharpen(): void {
    this.viewer.drawer?.setImageSmoothingEnabled(this.scale() < 3);
  }
}

/** OpenSeadragon adds a style element, which the page's policy forbids, unless it finds one: this one styles nothing, our sheet has its rule. */
function refuseInlineStyle(): void {
  const name = "data-openseadragon-mobile-css";
  if (document.querySelector(`style[${name}]`)) return;
  const style = document.createElementNS("urn:farside", "style");
  style.setAttribute(name, "true");
  document.head.append(style);
}

export const wholeWidth = (image: PageImage): number => image.tiles?.width ?? image.width;
export const wholeHeight = (image: PageImage): number => image.tiles?.height ?? image.height;
export const shape = (image: PageImage): number => wholeWidth(image) / wholeHeight(image);

function sourceOf(image: PageImage): string | OpenSeadragon.TileSource | object {
  const { tiles } = image;
  if (!tiles) return { type: "image", url: image.src, buildPyramid: false };
  return {
    "@context": "http://iiif.io/api/image/3/context.json",
    id: new URL(tiles.base, location.href).href.replace(/\/$/, ""),
    type: "ImageService3",
    protocol: "http://iiif.io/api/image",
    profile: "level0",
    width: tiles.width,
    height: tiles.height,
    tiles: [{ width: tiles.tile, height: tiles.tile, scaleFactors: tiles.scales }],
  };
}
