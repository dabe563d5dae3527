/** The landing site in metres: pictures of the ground, stops, way and footprints. */
import "leaflet/dist/leaflet.css";
import { startMap } from "./map/sitemap";

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => void startMap());
else void startMap();
