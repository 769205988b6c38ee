// Runs a module's set-up on the page when it opens and on every fragment that htmx brings later.

const setups = [];

/** Register `setup(element)` for every element that matches `selector`, now and later, once each. */
export function enhance(selector, setup) {
  const done = new WeakSet();
  setups.push((root) => {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.unshift(root);
    for (const element of found) {
      if (done.has(element)) continue;
      done.add(element);
      setup(element);
    }
  });
}

/** Set up all that is new within `root`. */
export function enhanceWithin(root) {
  setups.forEach((setup) => setup(root));
}
