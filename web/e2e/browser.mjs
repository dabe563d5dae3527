// Debian's Chromium, without what would call home, with a software renderer that gives WebGL.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const executablePath = process.env.FARSIDE_CHROMIUM ?? "/usr/bin/chromium";
export const isHere = existsSync(executablePath);

export const launch = () => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic"],
});
