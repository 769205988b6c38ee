// Cuts the Tabler icon font (500 kB, 6,000 icons) down to the icons that our sources name.
//
// An icon is named as `ti-home`, as `icon="home"`, or as a quoted word ("home"). A quoted word that
// happens to be an icon's name brings that icon along, which costs a few hundred bytes. A name that
// is written as an icon's and that Tabler does not have stops the build.

import { readFile } from "node:fs/promises";
import path from "node:path";

const PACKAGE = "node_modules/@tabler/icons-webfont/dist";
const GLYPH = /\.ti-([a-z0-9-]+):before\s*{\s*content:\s*"\\([0-9a-f]+)"/g;
const QUOTED = /["']([a-z][a-z0-9-]*)["']/g;
const WRITTEN_AS_ICON = [/\bti-([a-z0-9-]*[a-z0-9])(?![a-z0-9-]*[{$])/g, /{%\s*icon\s+["']([a-z0-9-]+)["']/g];

async function readGlyphs(root) {
  const css = await readFile(path.join(root, PACKAGE, "tabler-icons.css"), "utf8");
  return new Map([...css.matchAll(GLYPH)].map(([, name, code]) => [name, code]));
}

function namesIn(text, glyphs, file) {
  const names = [...text.matchAll(QUOTED)].map(([, word]) => word).filter((word) => glyphs.has(word));
  for (const pattern of WRITTEN_AS_ICON) {
    for (const [, name] of text.matchAll(pattern)) {
      if (!glyphs.has(name)) throw new Error(`${file}: Tabler has no icon "${name}"`);
      names.push(name);
    }
  }
  return names;
}

/** The names in use, their rules, and a function that cuts the font. */
export async function buildIcons({ root, files }) {
  const glyphs = await readGlyphs(root);
  const used = new Set();
  for (const file of files) {
    const text = await readFile(file, "utf8");
    namesIn(text, glyphs, path.relative(root, file)).forEach((name) => used.add(name));
  }
  const names = [...used].sort();
  const rules = names.map((name) => `.ti-${name}::before{content:"\\${glyphs.get(name)}"}`);
  const font = async () => {
    const { default: subsetFont } = await import("subset-font");
    const characters = names.map((name) => String.fromCodePoint(parseInt(glyphs.get(name), 16))).join("");
    const whole = await readFile(path.join(root, PACKAGE, "fonts", "tabler-icons.woff2"));
    return subsetFont(whole, characters, { targetFormat: "woff2" });
  };
  return { names, css: rules.join("\n"), font };
}
