// Starts the page.
//
// A plain script in a file of its own: it is there before the wasm, and the
// page's policy allows no inline code.
// Trunk writes the addresses of the wasm and of its bindings into index.html
// (Trunk.toml, `pattern_script`).
"use strict";

const program = document.querySelector("link[data-wasm]");

const start = document.getElementById("start");

if (isReturning()) {
  document.documentElement.dataset.screen = "opening";
  fetchEarly();
}

// A button pressed before the program is there: the last one counts, and the program asks for it.
start.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || "ready" in start.dataset) return;
  start.dataset.pressed = button.id;
  button.setAttribute("aria-busy", "true");
});

import(program.href)
  .then(({ default: begin }) => begin({ module_or_path: new URL(program.dataset.wasm, document.baseURI) }))
  .catch(sayFailure);

/** Whether there is a draft to be opened: this tab's, or one of this device. The program makes sure. */
function isReturning() {
  try {
    const own = sessionStorage.getItem("galley-draft");
    if (own === "none") return false;
    return own !== null || localStorage.getItem("galley-has-drafts") !== null || sessionStorage.getItem("galley-rescued") !== null;
  } catch {
    return false;
  }
}

/** Fetches the parts that a draft needs beside the first one, not after it; see load-part.js. */
function fetchEarly() {
  const words = program.dataset.parts.split(" ");
  globalThis.galleyParts = new Map();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const part = fetch(new URL(words[at], document.baseURI), { integrity: words[at + 1] });
    // Whoever asks for it hears of a failure.
    part.catch(() => {});
    globalThis.galleyParts.set(words[at], part);
  }
}

/** The program itself could not be loaded: the page says so, and offers the way on. */
function sayFailure(error) {
  console.error(error);
  document.documentElement.dataset.screen = "failed";
}

document.getElementById("load-again").addEventListener("click", () => location.reload());

// The page without a network, see sw.js. A new version waits until the page
// dispatches "galley:take-over" on the window; until then it is announced by
// "galley:update" and by data-update on the root element.
// It begins when the program has all it needs for now ("galley:settled"): the first visit waits for nothing else.
if ("serviceWorker" in navigator) {
  addEventListener("galley:settled", keepOffline, { once: true });
}

function keepOffline() {
  navigator.serviceWorker.register(workerAddress()).then(watch, () => {
    // Refused, in a private window for one: the page works, but needs the network.
  });
}

/** The page's policy demands Trusted Types: this one address may become a script, and no other. */
function workerAddress() {
  const address = "sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("galley-worker", { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
}

function watch(registration) {
  const settle = () => {
    // Without an older version in charge there is nothing to update.
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  settle();
  registration.addEventListener("updatefound", () =>
    registration.installing.addEventListener("statechange", settle),
  );
}

function offer(worker) {
  document.documentElement.dataset.update = "waiting";
  window.addEventListener("galley:take-over", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
  window.dispatchEvent(new Event("galley:update"));
}
