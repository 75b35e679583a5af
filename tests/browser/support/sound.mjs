// What every screen has to be: free of what axe can find, and no wider than the screen.
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";

/** What axe finds on the page, a line each. */
export async function faults(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map((fault) => `${fault.id} at ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** Nothing is wider than the screen. `where` names the place in what a failure says. */
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px wider than the screen`);
}

/** Nothing that axe can find, and nothing wider than the screen. */
export async function sound(page, where) {
  assert.deepEqual(await faults(page), [], where);
  await fits(page, where);
}
