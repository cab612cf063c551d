// Starts the page.
//
// A plain script in a file of its own: it is there before the wasm, and the
// page's policy allows no inline code.
// Trunk writes the addresses of the wasm and of its bindings into index.html
// (Trunk.toml, `pattern_script`).
"use strict";

const program = document.querySelector("link[data-wasm]");

import(program.href).then(({ default: start }) =>
  start({ module_or_path: new URL(program.dataset.wasm, document.baseURI) }),
);
