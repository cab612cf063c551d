// The default Trusted Types policy: accepts markup that cannot run, and refuses everything else.
//
// The page's content security policy requires Trusted Types. Leptos makes the static parts of a view by setting
// `innerHTML` of a template, so plain strings must be allowed there. They come from the program and never contain a
// user's text. A refusal throws, so a mistake shows at once. Rendered drafts have a policy of their own (html.js).
"use strict";

(() => {
  const ELEMENT = /<\/?\s*(script|iframe|frame|object|embed|applet|base|link|meta|style|portal|noscript)(?![a-z0-9-])/i;
  const HANDLER = /[\s"'/]on[a-z]+\s*=/i;
  const DOCUMENT = /[\s"'/](srcdoc|formaction)\s*=/i;
  const ADDRESS = /(javascript|vbscript|livescript):|data:[^,]*(html|xml|svg|script)/i;

  const NAMED = { tab: "", newline: "", colon: ":", lpar: "(", rpar: ")", sol: "/" };

  /** The text with its character references resolved and white space removed, as a browser reads an address. */
  function resolved(html) {
    const one = (_, decimal, hexadecimal, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? " ";
      const code = decimal ? parseInt(decimal, 10) : parseInt(hexadecimal, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    };
    return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));?/gi, one).replace(/[\u0000-\u0020]/g, "");
  }

  function createHTML(html) {
    const mayRun = [ELEMENT, HANDLER, DOCUMENT].some((it) => it.test(html)) || ADDRESS.test(resolved(html));
    if (mayRun) throw new TypeError("Galley's page policy refuses markup that could run.");
    return html;
  }

  // No createScript and no createScriptURL: strings never become scripts.
  globalThis.trustedTypes?.createPolicy("default", { createHTML });
})();
