// The only place at which a string becomes HTML, for the page's policy demands Trusted Types.
//
// What comes here is safe already: the core's renderer made it, or it is the page's own (src/browser/html.rs).

const policy = globalThis.trustedTypes?.createPolicy("galley-html", { createHTML: (html) => html });

const trusted = (html) => policy?.createHTML(html) ?? html;

export function setHtml(element, html) {
  element.innerHTML = trusted(html);
}

/** What an iframe starts from. */
export function setDocument(frame, html) {
  frame.srcdoc = trusted(html);
}

/** Reads HTML as a document in which nothing runs and nothing is fetched. */
export const parse = (html) => new DOMParser().parseFromString(trusted(html), "text/html");
