// What a person meets when the tool itself fails: one notice, a tool that takes nothing more in, and their work to save.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { launch, open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = [await launch(), await serve("/toolkit/")];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("a tool that stops says so once, takes nothing more in, and offers the work to save", async () => {
  const { page, context } = await open(browser);
  await page.goto(server.url("forms/action-plan/index.html"));
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByLabel("What will change?").fill("One list for both sides");
  // From here on the browser refuses to draw anything new in the tool, which no tool can go on from.
  await page.evaluate(() => {
    for (const name of ["insertBefore", "appendChild"]) {
      const draw = Node.prototype[name];
      Node.prototype[name] = function (...nodes) {
        if (this.nodeType === Node.ELEMENT_NODE && this.closest("[data-island]")) throw new Error("refused by the test");
        return draw.apply(this, nodes);
      };
    }
  });
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  const notice = page.getByRole("alert").filter({ hasText: "This tool has stopped" });
  await notice.waitFor();
  assert.ok(await notice.evaluate((one) => one === document.activeElement), "it has the focus");
  const tool = page.locator("[data-island]");
  assert.equal(await tool.getAttribute("inert"), "", "nobody types into a tool that takes nothing in");
  await tool.getByText("What will change?", { exact: true }).waitFor();
  // A press that still reaches it, such as one that was under way, adds nothing.
  await tool.evaluate((tool) => tool.querySelectorAll("button").forEach((button) => button.click()));
  assert.equal(await notice.count(), 1);
  const [download] = await Promise.all([page.waitForEvent("download"), notice.getByRole("link", { name: /^Save .*\.response\.json$/ }).click()]);
  assert.match(await readFile(await download.path(), "utf8"), /One list for both sides/);
  await context.close();
});
