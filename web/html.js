// The only place where a rendered draft becomes HTML, because the page's policy requires Trusted Types.
//
// The strings are safe already: the core's renderer made them, or they are part of the page (src/browser/html.rs).

const policy = globalThis.trustedTypes?.createPolicy("galley-html", { createHTML: (html) => html });

const trusted = (html) => policy?.createHTML(html) ?? html;

export function setHtml(element, html) {
  element.innerHTML = trusted(html);
}

/** Sets the document of an iframe, and denies it every feature of the browser. */
export function setDocument(frame, html) {
  frame.allow = features().map((it) => `${it} 'none'`).join("; ");
  frame.srcdoc = trusted(html);
}

/** The features that the browser can allow a frame; if it has no such list, those that most browsers have. */
function features() {
  const known = ["camera", "microphone", "geolocation", "display-capture", "fullscreen", "autoplay"];
  return document.featurePolicy?.features() ?? known;
}

/** Parses HTML into a document that runs no scripts and fetches nothing. */
export const parse = (html) => new DOMParser().parseFromString(trusted(html), "text/html");
