// Bundles a test of the client as the pages are bundled and has node run it: node run.mjs letter.test.ts [arguments for the test].
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [test, ...rest] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "client-test-"));
const made = join(folder, basename(test).replace(/\.ts$/, ".mjs"));
try {
  await build({
    entryPoints: [join(here, test)],
    outfile: made,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  process.exitCode = spawnSync(process.execPath, [made, ...rest], { stdio: "inherit", cwd: join(here, "..") }).status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
