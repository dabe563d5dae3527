// Builds every asset of the site: one classic script a bundle, the style sheets, the fonts. Fails where one is larger than its budget.
// node build.mjs [--out FOLDER]; without it, into the folder that Farside.Site embeds.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const at = process.argv.indexOf("--out");
const out = at > 0 ? resolve(process.argv[at + 1]) : join(here, "../src/Farside.Site/Assets");
const budgets = JSON.parse(readFileSync(join(here, "budgets.json"), "utf8"));
const fonts = {
  "hanken.woff2": "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  "newsreader.woff2": "@fontsource/newsreader/files/newsreader-latin-300-normal.woff2",
};

mkdirSync(out, { recursive: true });
for (const name of ["site", "viewer", "plots", "map", "panorama", "terrain"]) {
  await bundle(name);
}

for (const [name, source] of Object.entries(fonts)) {
  copyFileSync(join(here, "node_modules", source), join(out, name));
}

for (const name of readdirSync(join(here, "assets"))) {
  copyFileSync(join(here, "assets", name), join(out, name));
}

copyFileSync(join(here, "src/styles/print.css"), join(out, "print.css"));
writeFileSync(join(out, "licences.txt"), licences());
const over = Object.entries(budgets).filter(([name, most]) => statSync(join(out, name)).size > most);
for (const name of Object.keys(budgets)) {
  console.log(`${name.padEnd(18)} ${String(statSync(join(out, name)).size).padStart(8)} of ${budgets[name]} bytes`);
}

if (over.length > 0) {
  console.error(over.map(([name, most]) => `${name}: ${statSync(join(out, name)).size} bytes; its budget is ${most} (budgets.json).`).join("\n"));
  process.exit(1);
}

// A classic script that needs no loader: pages opened from disk may run no modules.
async function bundle(name) {
  const temporary = join(here, "node_modules/.farside", name);
  rmSync(temporary, { recursive: true, force: true });
  await build({
    root: here,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [strings()],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: temporary,
      target: "es2021",
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      lib: { entry: join(here, `src/${name}.ts`), formats: ["iife"], name: `farside_${name}`, fileName: () => `${name}.js`, cssFileName: name },
      rollupOptions: { output: { banner: `/* Farside. Licences of the parts within: licences.txt */` } },
    },
  });
  const sheet = join(temporary, `${name}.css`);
  if (name === "site" && existsSync(sheet)) {
    // Addresses of type stand beside the sheet: they must not be drawn into it.
    writeFileSync(sheet, readFileSync(join(here, "src/styles/fonts.css"), "utf8") + readFileSync(sheet, "utf8"));
  }

  for (const file of readdirSync(temporary).filter(file => /\.(js|css)$/.test(file))) {
    copyFileSync(join(temporary, file), join(out, file));
  }
}

// Of the site's texts, those that scripts show: whole pages' prose stays in the pages.
function strings() {
  const isForScripts = key => /^(web|kind|one|image|film|mark|nav|term)\./.test(key);
  const texts = JSON.parse(readFileSync(join(here, "../src/Farside.Site/Strings/en.json"), "utf8"));
  const code = `export default ${JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => isForScripts(key))))}`;
  return { name: "strings", resolveId: id => (id === "virtual:strings" ? "\0strings" : null), load: id => (id === "\0strings" ? code : null) };
}

function licences() {
  const parts = [
    ["OpenSeadragon", "openseadragon/LICENSE.txt"],
    ["Photo Sphere Viewer", "@photo-sphere-viewer/core/LICENSE"],
    ["three.js", "three/LICENSE"],
    ["Leaflet", "leaflet/LICENSE"],
    ["uPlot", "uplot/LICENSE"],
    ["Hanken Grotesk", "@fontsource-variable/hanken-grotesk/LICENSE"],
    ["Newsreader", "@fontsource/newsreader/LICENSE"],
  ];
  const texts = parts.map(([name, file]) => `${name}\n${"=".repeat(name.length)}\n\n${readFileSync(join(here, "node_modules", file), "utf8").replace(/\r/g, "").trim()}\n`);
  return `Parts that the pages' scripts and type are made with.\n\n${texts.join("\n\n")}`;
}
