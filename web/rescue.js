// Keeps the last text outside of the program, and shows it if the program ends.
//
// A plain script that is there before the wasm. The page tells it where in its
// memory the text stands; a panic or a trap in the wasm leaves this script, the
// document and that memory alive.
"use strict";

globalThis.galleyRescue = (() => {
  let text = "";
  let memory;
  let [first, length] = [0, 0];
  let name = "this-week-in-rust.md";
  let isShown = false;

  function watch(newMemory) {
    memory = newMemory;
  }

  /** The text's bytes, in the program's memory. */
  function keep(newFirst, newLength) {
    [first, length] = [newFirst, newLength];
  }

  function call(newName) {
    name = newName;
  }

  function read() {
    const bytes = memory ? new Uint8Array(memory.buffer, first, length) : new Uint8Array();
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  function show(reason) {
    if (isShown) return;
    isShown = true;
    text = read();
    remember();
    for (const it of document.body.children) it.inert = true;
    for (const it of document.querySelectorAll("dialog[open]")) it.close();
    // What is left of the program puts nothing above this.
    HTMLDialogElement.prototype.showModal = () => {};
    document.body.append(panel(reason));
    document.querySelector(".rescue h2").focus();
  }

  /** For the page that starts again: the draft in the storage may be a moment older. */
  function remember() {
    try {
      if (text) sessionStorage.setItem("galley-rescued", text);
    } catch {
      // Full or forbidden: the text is still in the box.
    }
  }

  function panel(reason) {
    const box = make("textarea", { readOnly: true, value: text, rows: 12, spellcheck: false });
    box.setAttribute("aria-label", "The text");
    const message = text
      ? "An error in the program ended it. Your text is here, up to the last key."
      : "An error in the program ended it before anything was open.";
    const panel = make("section", { className: "rescue" });
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-labelledby", "rescue-title");
    panel.append(
      make("h2", { id: "rescue-title", tabIndex: -1, textContent: "Galley stopped" }),
      make("p", { textContent: message }),
      ...(text ? [box] : []),
      actions(box),
      make("p", { className: "hint", textContent: reason }),
    );
    return panel;
  }

  function actions(box) {
    const all = make("p", { className: "modal-actions" });
    if (text) all.append(button("Copy text", () => copy(box)), button("Download text", download));
    all.append(button("Start without this draft", startFresh), button("Start again", start));
    all.lastChild.className = "primary";
    return all;
  }

  async function copy(box) {
    box.select();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      document.execCommand("copy");
    }
  }

  function download() {
    const blob = new Blob([text], { type: "text/markdown;charset=utf-8" });
    make("a", { href: URL.createObjectURL(blob), download: name }).click();
  }

  function start() {
    location.reload();
  }

  /** For a draft whose very text ends the program. It stays among the drafts. */
  function startFresh() {
    try {
      sessionStorage.removeItem("galley-rescued");
      sessionStorage.setItem("galley-draft", "none");
    } catch {
      // Then there is no draft to start with either.
    }
    location.reload();
  }

  function button(label, act) {
    const it = make("button", { type: "button", textContent: label });
    it.addEventListener("click", act);
    return it;
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  /** A trap; or what the browser threw through the program, which then stands halfway. */
  const trapped = (error) => {
    const isTrap = error instanceof WebAssembly.RuntimeError;
    if (isTrap || /wasm-function/.test(error?.stack)) show(`${error.message}`);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  return { watch, keep, call, show };
})();
