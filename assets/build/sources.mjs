// The files from which static/dist/ follows: what is bundled, and every file that may name an icon.

import { readdir } from "node:fs/promises";
import path from "node:path";

const APPS = [
  "core", "accounts", "stations", "projects", "casework", "supervision", "evaluation", "archives", "config",
];
const SKIPPED = new Set(["migrations", "__pycache__", "node_modules"]);
const NAMING = new Set([".html", ".py", ".js"]);

async function walk(folder, found = []) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (!entry.isDirectory()) found.push(file);
    else if (!SKIPPED.has(entry.name)) await walk(file, found);
  }
  return found;
}

export async function listSources(root) {
  const bundled = await walk(path.join(root, "assets"));
  const naming = [...bundled];
  for (const folder of ["templates", ...APPS]) {
    await walk(path.join(root, folder), naming);
  }
  return {
    bundled: [...bundled, path.join(root, "package-lock.json")].sort(),
    naming: naming.filter((file) => NAMING.has(path.extname(file))).sort(),
  };
}
