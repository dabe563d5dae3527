/** Pictures, maps, anaglyphs, flat panoramas, films: a kind of page is one file in kinds/ and one line here. */
import "./styles/views.css";
import { mountAnaglyph } from "./kinds/anaglyph";
import { mountCompare } from "./kinds/compare";
import { mountFilm } from "./kinds/film";
import { mountMap } from "./kinds/map";
import { mountPanorama } from "./kinds/panorama";
import { mountPicture } from "./kinds/picture";
import { mountTerrain } from "./kinds/terrain";
import { mountKinds } from "./page";

mountKinds({ picture: mountPicture, map: mountMap, anaglyph: mountAnaglyph, panorama: mountPanorama, film: mountFilm, terrain: mountTerrain, compare: mountCompare });
