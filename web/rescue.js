// Shows the text of the open draft if the program crashes.
//
// This is a plain script, so it runs before the wasm has loaded. The program tells
// it where in its memory the text is. After a panic or a trap in the wasm, this
// script, the document and that memory still exist.
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

  /** Remembers where the text is in the program's memory, in bytes. */
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
    // Keeps the rest of the program from opening a dialog above this.
    HTMLDialogElement.prototype.showModal = () => {};
    document.body.append(panel(reason));
    document.querySelector(".rescue h2").focus();
  }

  /** Stores the text for the restarted page, because the stored draft may be slightly older. */
  function remember() {
    try {
      if (text) sessionStorage.setItem("galley-rescued", text);
    } catch {
      // The storage is full or forbidden. The text is still in the box.
    }
  }

  function panel(reason) {
    const box = make("textarea", { readOnly: true, value: text, rows: 12, spellcheck: false });
    box.setAttribute("aria-label", "The text");
    const message = text
      ? "Galley crashed. Your text is here, up to the last key."
      : "Galley crashed before anything was open.";
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

  /** Restarts without the draft, in case its text causes the crash. The draft stays in the list. */
  function startFresh() {
    try {
      sessionStorage.removeItem("galley-rescued");
      sessionStorage.setItem("galley-draft", "none");
    } catch {
      // Without the storage, no draft is reopened anyway.
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

  /** Handles a trap, or an error that the browser threw through the program, which leaves its state inconsistent. */
  const trapped = (error) => {
    const isTrap = error instanceof WebAssembly.RuntimeError;
    if (isTrap || /wasm-function/.test(error?.stack)) show(`${error.message}`);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  return { watch, keep, call, show };
})();
