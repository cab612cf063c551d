// The preview's frame, seen by a script in the page: what it shows, and what it would show after a reload.

/**
 * Gives the page the object `preview`, whose functions let the program work in between. The draft begins with a
 * heading.
 */
export async function watchFrame(page) {
  await page.evaluate(giveFunctions);
  await page.evaluate(() => preview.start());
}

/** Runs in the page. */
export function giveFunctions() {
  const frame = () => document.querySelector('iframe[title="Preview"]');
  const article = () => frame()?.contentDocument?.querySelector("main > article");
  const area = () => document.querySelector('textarea[aria-label="Markdown source"], .source textarea');
  const turn = () => new Promise((then) => setTimeout(then));
  const looks = { Site: "site", Email: "email", GitHub: "github" };

  async function until(holds) {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries === 5_000) throw new Error(`waited in vain: ${holds}`);
      await turn();
    }
  }

  /** The mark of the latest edit is not part of the draft. */
  function html() {
    const copy = article().cloneNode(true);
    for (const it of copy.querySelectorAll("[data-edited]")) it.removeAttribute("data-edited");
    return copy.innerHTML;
  }

  window.preview = {
    frame,
    article,
    html,
    /** Replaces the whole text with `text`. The preview is updated within one turn of the event loop. */
    async type(text) {
      area().value = text;
      area().dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      await turn();
      await turn();
    },
    async show(tab) {
      const tabs = [...document.querySelectorAll("[role=tab]")];
      tabs.find((it) => it.textContent.trim() === tab).click();
      await turn();
    },
    /** Chooses the rendering `name`. GitHub's renderer is in a separate file, which `start` waits for. */
    async look(name) {
      const radios = [...document.querySelectorAll("input[type=radio]")];
      radios.find((it) => it.labels[0]?.textContent.trim() === name).click();
      const link = () => frame().contentDocument?.querySelector(`[data-look="${looks[name]}"]`);
      await until(() => link()?.media === "all");
      await turn();
    },
    /** Loads all renderers. The draft begins with a heading, which has no id on GitHub. */
    async start() {
      await this.look("GitHub");
      await until(() => article().querySelector("h1:not([id])"));
      await this.look("Site");
    },
    /** Reloads the frame, and returns what it shows then. */
    async fresh() {
      const it = frame();
      const loaded = new Promise((then) => it.addEventListener("load", then, { once: true }));
      it.before(it);
      await loaded;
      await turn();
      return html();
    },
  };
}
