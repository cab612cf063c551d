// Several tabs of one browser, and the state of the draft that each shows.

import { Hands, arrived } from "./hands.mjs";
import { until } from "./until.mjs";

/** Another tab on the page of the same visit. */
export async function anotherTab({ context, site }) {
  const page = await context.newPage();
  await page.goto(site.url);
  await arrived(page);
  return { page, hands: new Hands(page) };
}

/** The message that another tab writes the draft. */
export const banner = (page) => page.getByText("This draft is being edited in another tab.");

export const takeOver = (page) => page.getByRole("button", { name: "Edit here instead" });

/** Waits until the page shows this message: the state of saving, or the last action. */
export const says = (page, words) => page.getByRole("status").getByText(words).first().waitFor({ state: "attached" });

/** Waits until this tab may write its draft. */
export async function mayWrite(page) {
  const source = page.getByRole("textbox", { name: "Markdown source", includeHidden: true });
  await until(() => source.isEditable(), () => "the Markdown source can be edited");
}
