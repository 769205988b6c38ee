// Builds static/dist/ from assets/: app.js, app.css, charts.js, the icon font and the favicon.
//
//   node assets/build.mjs           builds, or says that nothing has changed
//   node assets/build.mjs --force   builds in any case
//   node assets/build.mjs --watch   builds again whenever a source changes
//
// The result depends on the templates and on Python files too, because the icon font holds only the
// icons in use.

import { createHash } from "node:crypto";
import { watch } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildIcons } from "./build/icons.mjs";
import { listSources } from "./build/sources.mjs";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const DIST = path.join(ROOT, "static", "dist");
const STAMP = path.join(DIST, "build.txt");

// Chrome 109 is the last on Windows 7, and the browsers of many offices are older forks of it.
const TARGET = ["es2020", "chrome87", "edge88", "firefox91", "safari15"];

/** One hash over all that the result depends on; an equal hash means that nothing has to be built. */
async function fingerprint({ files, icons }) {
  const hash = createHash("sha256").update(icons.join(" "));
  for (const file of files) {
    hash.update(path.relative(ROOT, file)).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** Lets a style sheet import `.scss` files and the generated list of icons. */
async function styles(iconCss) {
  const { compileSass } = await import("./build/sass.mjs");
  return {
    name: "styles",
    setup(build) {
      build.onLoad({ filter: /\.scss$/ }, async ({ path: file }) => ({
        contents: await compileSass(file, ROOT),
        loader: "css",
      }));
      build.onResolve({ filter: /^generated:icons$/ }, () => ({ path: "icons", namespace: "generated" }));
      build.onLoad({ filter: /.*/, namespace: "generated" }, () => ({ contents: iconCss, loader: "css" }));
    },
  };
}

async function bundle(icons) {
  const { default: esbuild } = await import("esbuild"); // loaded late: mostly nothing has changed
  await mkdir(DIST, { recursive: true });
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    outdir: DIST,
    logLevel: "warning",
  };
  const plugins = [await styles(icons.css)];
  await Promise.all([
    writeFile(path.join(DIST, "icons.woff2"), await icons.font()),
    cp(path.join(ROOT, "assets", "icon.svg"), path.join(DIST, "icon.svg")),
    esbuild.build({ ...common, entryPoints: ["assets/app.js"], format: "iife" }),
    esbuild.build({ ...common, entryPoints: { charts: "assets/js/echarts.js" }, format: "esm" }),
    esbuild.build({ ...common, entryPoints: ["assets/app.css"], external: ["./icons.woff2"], plugins }),
  ]);
}

async function build({ force }) {
  const started = performance.now();
  const sources = await listSources(ROOT);
  const icons = await buildIcons({ root: ROOT, files: sources.naming });
  const wanted = await fingerprint({ files: sources.bundled, icons: icons.names });
  const present = await readFile(STAMP, "utf8").catch(() => "");
  if (present === wanted && !force) {
    console.log("static/dist: nothing has changed");
    return;
  }
  await rm(STAMP, { force: true });
  await bundle(icons);
  await writeFile(STAMP, wanted);
  console.log(`static/dist: built in ${Math.round(performance.now() - started)} ms, ${icons.names.length} icons`);
}

const options = new Set(process.argv.slice(2));
const complain = (error) => {
  console.error(`static/dist: ${error.message}`);
  process.exitCode = 1;
};
await build({ force: options.has("--force") }).catch(complain);

if (options.has("--watch")) {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build({ force: false }).catch(complain), 150);
  };
  for (const folder of ["assets", "templates"]) {
    watch(path.join(ROOT, folder), { recursive: true }, again);
  }
}
