// The only place at which a string becomes HTML, for the page's policy demands Trusted Types.
//
// What comes here is safe already: the core's renderer made it, or it is the page's own (src/browser/html.rs).

const policy = globalThis.trustedTypes?.createPolicy("galley-html", { createHTML: (html) => html });

const trusted = (html) => policy?.createHTML(html) ?? html;

export function setHtml(element, html) {
  element.innerHTML = trusted(html);
}

/** What an iframe starts from, in which no feature of the browser is allowed. */
export function setDocument(frame, html) {
  frame.allow = features().map((it) => `${it} 'none'`).join("; ");
  frame.srcdoc = trusted(html);
}

/** The browser's own list of what a frame may be allowed; where it has none, what most browsers know. */
function features() {
  const known = ["camera", "microphone", "geolocation", "display-capture", "fullscreen", "autoplay"];
  return document.featurePolicy?.features() ?? known;
}

/** Reads HTML as a document in which nothing runs and nothing is fetched. */
export const parse = (html) => new DOMParser().parseFromString(trusted(html), "text/html");
