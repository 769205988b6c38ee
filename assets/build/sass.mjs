// Compiles the parts of Tabler that we use. Its Sass still has the old @import, hence the silence.

import path from "node:path";
import * as sass from "sass";

export async function compileSass(file, root) {
  const result = await sass.compileAsync(file, {
    loadPaths: [path.join(root, "node_modules")],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
    style: "expanded",
  });
  return result.css;
}
