// Starts the page.
//
// This is a plain script, so it runs before the wasm has loaded, and in its own
// file, because the page's policy allows no inline code.
// Trunk writes the URLs of the wasm and of its bindings into index.html
// (Trunk.toml, `pattern_script`).
"use strict";

const program = document.querySelector("link[data-wasm]");

const start = document.getElementById("start");

if (isSubmitting()) {
  openSubmit(!/[?&](url|text|title)=/.test(location.hash + location.search));
} else if (isReturning()) {
  document.documentElement.dataset.screen = "opening";
  fetchEarly();
}

// Remembers a click that comes before the program has loaded. Only the last one counts.
start.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.id === "start-submit") openSubmit(true);
  if (!button || "ready" in start.dataset) return;
  start.dataset.pressed = button.id;
  button.setAttribute("aria-busy", "true");
});

import(program.href)
  .then(({ default: begin }) => begin({ module_or_path: new URL(program.dataset.wasm, document.baseURI) }))
  .catch(sayFailure);

/** Shows that Submit is being opened, with boxes to type in meanwhile: the program takes over what is in them. */
function openSubmit(hasBoxes) {
  const root = document.documentElement;
  root.dataset.screen = "submit";
  document.getElementById("opening").textContent = "Opening Submit…";
  if (!hasBoxes) return;
  root.dataset.early = "";
  document.getElementById("early-url").focus();
}

/** Whether the address asks for Submit; the same rule as in src/browser/address.rs. */
function isSubmitting() {
  return /^#submit/.test(location.hash) || /[?&](url|text)=/.test(location.search);
}

/** Whether there is probably a draft to reopen: this tab's, or another on this device. The program checks. */
function isReturning() {
  try {
    const own = sessionStorage.getItem("galley-draft");
    if (own === "none") return false;
    return own !== null || localStorage.getItem("galley-has-drafts") !== null || sessionStorage.getItem("galley-rescued") !== null;
  } catch {
    return false;
  }
}

/** Fetches the parts that a draft needs while the first one is being fetched; see load-part.js. */
function fetchEarly() {
  const words = program.dataset.parts.split(" ");
  globalThis.galleyParts = new Map();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const part = fetch(new URL(words[at], document.baseURI), { integrity: words[at + 1] });
    // load-part.js reports the failure.
    part.catch(() => {});
    globalThis.galleyParts.set(words[at], part);
  }
}

/** Shows that the program could not be loaded, with a button to try again. */
function sayFailure(error) {
  console.error(error);
  document.documentElement.dataset.screen = "failed";
}

document.getElementById("load-again").addEventListener("click", () => location.reload());

// Makes the page work offline; see sw.js. A new version waits until the page
// dispatches "galley:take-over" on the window. Until then, "galley:update" and
// data-update on the root element announce it.
// Registered after the program has loaded what it needs ("galley:settled"), so that it does not slow the first visit.
if ("serviceWorker" in navigator) {
  addEventListener("galley:settled", keepOffline, { once: true });
}

function keepOffline() {
  navigator.serviceWorker.register(workerAddress()).then(watch, () => {
    // Refused, for example in a private window. The page works, but needs the network.
  });
}

/** The service worker's address. The page's policy requires Trusted Types, and lets only this address become a script. */
function workerAddress() {
  const address = "sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("galley-worker", { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
}

function watch(registration) {
  const settle = () => {
    // Without a controller this is the first version, so there is nothing to update.
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
