/** Ground to walk on (three.js), only where the browser gives a third dimension: from disk too, since all of it comes as scripts. */
import "./styles/terrain.css";
import { Ground } from "./ground/walk";
import { sheet } from "./shell/sheet";

window.farside.walkGround = async (host, page) => {
  await sheet("terrain");
  await new Ground(host, page).open();
};
