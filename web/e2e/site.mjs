// A site of the fixture's products, published and served by the program itself, once for all tests.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeProducts } from "./products.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const program = process.env.FARSIDE_DLL ?? join(here, "../../artifacts/bin/Farside.Cli/release/farside.dll");

/** Why these tests cannot run here; null where they can. */
export function missing(executablePath) {
  if (!existsSync(executablePath)) return `no Chromium at ${executablePath}`;
  if (!existsSync(program)) return `no program at ${program}: build it first`;
  return null;
}

export async function openSite() {
  const root = mkdtempSync(join(tmpdir(), "farside-e2e-"));
  const [products, site] = [join(root, "products"), join(root, "site")];
  const { hasFilm } = writeProducts(products);
  const published = spawnSync("dotnet", [program, "publish", products, "--out", site], { encoding: "utf8" });
  if (published.status !== 0) throw new Error(`publish: ${published.stderr}${published.stdout}`);
  // While scripts are being written, those of a build that the program does not hold yet.
  if (process.env.FARSIDE_ASSETS) cpSync(process.env.FARSIDE_ASSETS, join(site, "assets"), { recursive: true });
  const server = spawn("dotnet", [program, "serve", site, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const address = await firstLine(server);
  return {
    hasFilm, folder: site, address, disk: `${pathToFileURL(site).href}/`, refused: published.stderr,
    close: () => {
      server.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout.on("data", data => {
      text += data;
      const match = /(http:\/\/\S+)/.exec(text);
      if (match) resolve(match[1]);
    });
    server.stderr.on("data", data => (text += data));
    server.on("exit", code => reject(new Error(`serve ended (${code}): ${text}`)));
  });
}
