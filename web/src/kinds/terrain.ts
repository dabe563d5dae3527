/** A terrain: to walk on where the browser gives WebGL; its drawings beside it, and alone where not. */
import type { ProductPage } from "../contract";
import { el, iconButton } from "../dom";
import { mountPicture } from "./picture";
import { hasWebGl } from "./panorama";

export function mountTerrain(host: HTMLElement, page: ProductPage): void {
  const { text, walkGround } = window.farside;
  if (!page.terrain || !walkGround || !hasWebGl()) {
    mountPicture(host, page)?.stage.say(page.terrain ? text("web.ground.no-webgl") : "");
    return;
  }

  const room = el("div", { class: "ground-room" });
  host.classList.add("with-ground");
  host.append(room);
  walkGround(room, page).then(() => {
    host.classList.add("covered");
    if (page.images.length > 0) addDrawings(host, room, page);
  }, () => {
    room.remove();
    host.classList.remove("with-ground");
    mountPicture(host, page)?.stage.say(text("web.ground.no-webgl"));
  });
}

/** Relief, heights and slopes as the product draws them, on sheets of their own. */
function addDrawings(host: HTMLElement, room: HTMLElement, page: ProductPage): void {
  const { text } = window.farside;
  const sheets = el("div", { class: "ground-sheets", hidden: true });
  host.append(sheets);
  let isMade = false;
  const show = (on: boolean): void => {
    [sheets.hidden, room.hidden] = [!on, on];
    if (on && !isMade) mountPicture(sheets, page)?.stage.tools.prepend(iconButton("walk", text("web.ground.back"), () => show(false)));
    isMade ||= on;
  };
  room.querySelector(".stage-tools")?.append(iconButton("grid", text("web.ground.drawings"), () => show(true)));
}
