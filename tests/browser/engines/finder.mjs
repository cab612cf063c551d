// Finds things on the page by role and name, as screen readers do, and acts on them once they are there.
//
// A place on the page is a list of steps from the outermost element to the innermost. A step is one or more roles with a
// name, with the beginning of a name (`begins`), or with a text in the element (`has`). It can also be the label of an
// input without a role.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { until } from "../harness/until.mjs";

const LIBRARY = await readFile(
  fileURLToPath(import.meta.resolve("@testing-library/dom/dist/@testing-library/dom.umd.min.js")),
  "utf8",
);

export class Finder {
  constructor(driver) {
    this.driver = driver;
  }

  /** The value of a field. */
  value(place) {
    return this.on(place, (field) => this.driver.evaluate((it) => it.value, field));
  }

  click(place) {
    return this.onResting(place, (element) => this.driver.click(element));
  }

  /** Waits until the element exists. */
  finds(place) {
    return this.on(place, () => {});
  }

  /** Acts on the middle of an element once it stops moving. */
  onResting(place, does) {
    return this.on(place, async (element) => {
      if (!(await this.driver.evaluate(isAtRest, element))) throw new Error("it moves, or something is before it");
      await does(element);
    });
  }

  /** Loads what `find` uses into a page that does not have it yet. */
  async needsLibrary() {
    const isThere = await this.driver.evaluate(() => "TestingLibraryDom" in window);
    if (!isThere) await this.driver.load(LIBRARY);
  }

  /** Acts on an element once it exists; tries again if the page has replaced it meanwhile. */
  async on(place, does) {
    let result;
    let reason = "it is not there";
    const isDone = async () => {
      try {
        await this.needsLibrary();
        const element = await this.driver.element(find, place);
        if (!element) return false;
        result = await does(element);
        return true;
      } catch (error) {
        reason = error.message;
        return false;
      }
    };
    await until(isDone, () => `${JSON.stringify(place)}: ${reason}`);
    return result;
  }
}

/** Runs in the page: the first element at a place. */
function find(place) {
  const { queryAllByLabelText, queryAllByRole } = TestingLibraryDom;
  const step = (found, { role = "", label, name, begins, has = "" }) => {
    const named = { name: begins ? (it) => it.startsWith(begins) : name };
    const byRole = (it) => role.split(" ").flatMap((role) => queryAllByRole(it, role, named));
    const query = (it) => (label ? queryAllByLabelText(it, label) : byRole(it));
    return found.flatMap(query).filter((it) => it.textContent.includes(has));
  };
  return place.reduce(step, [document.body])[0] ?? null;
}

/**
 * Runs in the page: scrolls to an element, and returns whether the element stays where it is, with nothing in front of
 * it. It may move, because sections change their height when they come onto the screen.
 */
async function isAtRest(element) {
  const box = () => JSON.stringify(element.getBoundingClientRect());
  element.scrollIntoView({ block: "center" });
  const before = box();
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  return before === box() && element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}
