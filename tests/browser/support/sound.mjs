// What every screen has to be: free of what axe can find, and no wider than the screen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on the page, a line each. No page has frames, so axe runs in the page itself: its package for Playwright takes
 * each page apart to put frames together, and needs four times as long.
 */
export async function faults(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(
    async (values) => (await globalThis.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] })).violations,
    values,
  );
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
