// A script in the page that records everything that a hostile draft must never do. It works in any engine.

/** Runs in the page before its own scripts: records everything that is called or opened. */
export function setTrap() {
  window.sprung = [];
  const springs = (what) => (...with_) => void window.sprung.push(`${what}: ${with_[0]}`);
  window.pwned = springs("ran");
  for (const it of ["alert", "confirm", "prompt", "print"]) window[it] = springs("dialog");
  // The frame's links go through the page, which opens them in a new tab.
  window.open = (address) => void (/^(https?:|mailto:)/.test(address) || window.sprung.push(`opened: ${address}`));
  addEventListener("securitypolicyviolation", (event) => springs("asked for")(event.blockedURI || event.effectiveDirective));
}

/** Runs in the page, with the functions of frame.mjs: shows each text in each rendering, clicks all links, and returns what is wrong. */
export async function assault(texts) {
  const wrong = [];
  const inert = /^(abbr|acronym|address|area|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|dir|div|dl|dt|em|fieldset|figcaption|figure|font|footer|h[1-6]|header|hgroup|hr|i|img|inert-.*|input|ins|kbd|label|legend|li|main|map|mark|menu|meter|nav|nobr|ol|optgroup|option|output|p|param|picture|pre|progress|q|rb|rp|rt|rtc|ruby|s|samp|search|section|slot|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr|a)$/s;
  const attributes = /^(href|data-src|alt|title|id|class|align|width|height|colspan|rowspan|start|type|checked|disabled|data-edited)$/;
  const schemes = [":", "http:", "https:", "mailto:", "ftp:", "ftps:", "irc:", "ircs:", "tel:", "xmpp:"];
  const say = (look, place, it) => wrong.push(`${look}, ${place}: ${it}`);
  for (const look of ["Site", "Email", "GitHub"]) {
    await preview.show("Preview");
    await preview.look(look);
    for (const { place, text } of texts) {
      await preview.type(text);
      for (const element of preview.article().querySelectorAll("*")) {
        if (!inert.test(element.localName)) say(look, place, `element ${element.outerHTML}`);
        for (const { name, value } of element.attributes) {
          if (!attributes.test(name)) say(look, place, `attribute ${name}="${value}"`);
        }
        if (element.localName === "input" && !(element.type === "checkbox" && element.disabled)) say(look, place, element.outerHTML);
        if (element.localName === "a") {
          // A misspelt scheme leads nowhere.
          const isKind = schemes.includes(element.protocol) || /^(?=.*t)(?=.*p)[htps.-]+:$/.test(element.protocol);
          if (!isKind) say(look, place, element.outerHTML);
        }
      }
      const links = [...preview.article().querySelectorAll("a")];
      for (const link of links) {
        for (const kind of ["mouseover", "mousedown", "click"]) link.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
      }
      // A click outside of a link goes to the line in the source.
      if (links.length) await preview.show("Preview");
      for (const it of window.sprung.splice(0)) say(look, place, `${it} of ${JSON.stringify(text)}`);
      if (wrong.length > 20) return wrong;
    }
  }
  return wrong;
}
