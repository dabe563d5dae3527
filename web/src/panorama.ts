/** The sphere: Photo Sphere Viewer on a strip of sky, only where the browser gives textures (http, https). */
import "@photo-sphere-viewer/core/index.css";
import { lookAround } from "./around/around";
import { sheet } from "./shell/sheet";

window.farside.lookAround = async (host, view) => {
  await sheet("panorama");
  return lookAround(host, view);
};
