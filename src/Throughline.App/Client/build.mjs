// Bundles the islands, the styles, the fonts and the icons into ../wwwroot/dist with fingerprinted names, and compresses
// what compresses. app.ts goes to every page, designer.ts to the screens of a draft, seen.ts to a map that was shared,
// public.ts to a form in a frame;
// what two of them use is a file of its own. manifest.json says which file has which plain name, and which files a script
// imports.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { list as robots } from "isbot";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../wwwroot/dist");
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.ts", designer: "src/designer.ts", seen: "src/seen.ts", public: "src/public.ts", styles: "styles/index.css" },
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "shared-[hash]",
  splitting: true,
  outdir: dist,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  loader: { ".woff2": "file" },
  metafile: true,
  logLevel: "warning",
  legalComments: "none",
});

const files = {};
const imports = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  const name = basename(path);
  if (output.entryPoint || !name.endsWith(".js")) files[name.replace(/-[A-Z0-9]{8}(?=\.)/, "")] = name;
  if (!output.entryPoint?.endsWith(".ts")) continue;
  const needed = output.imports.filter(used => used.kind === "import-statement"); // the rest is fetched when it is needed
  imports[basename(output.entryPoint, ".ts") + ".js"] = needed.map(used => basename(used.path));
}
files["icons.svg"] = await writeFingerprinted("icons", await sprite());
files["mark.svg"] = await writeFingerprinted("mark", await readFile(join(here, "mark.svg"), "utf8"));
await build({
  absWorkingDir: here,
  entryPoints: ["src/throughline.ts"],
  outdir: dist,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  logLevel: "warning",
  legalComments: "none",
});
await writeFile(join(dist, "robots.json"), JSON.stringify(robots)); // how robots call themselves, for the server
await writeFile(join(dist, "manifest.json"), JSON.stringify({ files, imports }, null, 2));

for (const name of await readdir(dist)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const bytes = await readFile(join(dist, name));
  await writeFile(join(dist, name + ".br"), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(join(dist, name + ".gz"), gzipSync(bytes, { level: 9 }));
}

// One sprite of the icons named in icons.txt, drawn in the text's colour.
async function sprite() {
  const names = (await readFile(join(here, "icons.txt"), "utf8")).split("\n").map(line => line.trim()).filter(Boolean);
  const symbols = await Promise.all(names.map(async name => {
    const svg = await readFile(join(here, "node_modules/lucide-static/icons", name + ".svg"), "utf8");
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.indexOf("</svg>")).replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

async function writeFingerprinted(stem, svg) {
  const name = `${stem}-${createHash("sha256").update(svg).digest("hex").slice(0, 8).toUpperCase()}.svg`;
  await writeFile(join(dist, name), svg);
  return name;
}
