// One work in two tabs: one of them writes, and neither's words are lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.mjs";
import { choice, emptied, holds, kept, press, records, scheme, template } from "./support/drafts.mjs";
import { serve } from "./support/server.mjs";

let browser;
let server;

before(async () => {
  server = await serve("/toolkit/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const elsewhere = (page) => page.getByRole("alert").getByText("This work is open in another tab, and that tab keeps it.");
const ahead = (page) => page.getByRole("alert").getByText(/^Newer work than this page’s is kept on this computer, from \d\d:\d\d\. It was not overwritten/);

/** The first tab keeps "One"; the second opens another document of the same scheme, and may not write. */
async function two(more = () => {}) {
  const opened = await open(browser);
  const { page: first, context } = opened;
  await context.addInitScript(more);
  await template(first, server);
  await choice(first).check();
  await scheme(first).fill("One");
  await kept(first);
  const second = await context.newPage();
  await template(second, server, "first-email");
  await second.getByRole("status").getByText("Your work from this computer is open.").waitFor();
  assert.equal(await scheme(second).inputValue(), "One");
  return { ...opened, first, second };
}

test("a second tab in which nothing was done takes over the newer work of the first", async () => {
  const { first, second, context, guard } = await two();
  await elsewhere(second).waitFor();
  assert.equal(await choice(second).isChecked(), false);
  // Ticking the box in vain says why again, and changes nothing.
  await choice(second).click();
  await elsewhere(second).waitFor();
  assert.equal(await choice(second).isChecked(), false);
  await scheme(first).fill("Two, written later");
  await kept(first);
  await guard.clean();
  await first.close();
  await kept(second);
  assert.equal(await scheme(second).inputValue(), "Two, written later");
  assert.ok(await choice(second).isChecked());
  await scheme(second).fill("Three");
  await kept(second);
  await holds(second, "Three");
  await context.close();
});

test("a second tab with words of its own overwrites nothing, and asks which to go on with", async () => {
  for (const own of [false, true]) {
    const { first, second, context } = await two();
    await elsewhere(second).waitFor();
    await scheme(second).fill("Words of the second");
    await scheme(first).fill("Two, written later");
    await kept(first);
    await first.close();
    await ahead(second).waitFor();
    assert.ok(Object.values(await records(second)).every((text) => !text.includes("Words of the second")), "nothing is overwritten");
    await scheme(second).press("End");
    await scheme(second).pressSequentially("!");
    if (own) {
      await press(second, "Keep this page’s work instead");
      await kept(second);
      await holds(second, "Words of the second!");
      assert.ok(Object.values(await records(second)).some((text) => text.includes("Two, written later")), "the other one is the generation before");
    } else {
      await press(second, "Open the newer work");
      await kept(second);
      assert.equal(await scheme(second).inputValue(), "Two, written later");
      assert.equal(await second.evaluate(() => document.activeElement.id), "keeping-notice", "the focus is not lost with the button");
      await second.getByRole("button", { name: /^Undo/ }).click();
      assert.equal(await scheme(second).inputValue(), "Words of the second!");
      await kept(second);
    }
    await context.close();
  }
});

test("without locks, as on a host without https, two tabs do not overwrite each other", async () => {
  const { first, second, context, guard } = await two(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  await scheme(first).fill("Two, written later");
  await kept(first);
  await scheme(second).fill("Words of the second");
  await ahead(second).waitFor();
  await holds(second, "Two, written later");
  await press(second, "Keep this page’s work instead");
  await kept(second);
  await scheme(first).fill("Two, and more");
  await ahead(first).waitFor();
  await holds(second, "Words of the second");
  await guard.clean();
  await context.close();
});

test("a draft that the first tab removed is not brought back by the second", async () => {
  const { first, second, context } = await two();
  await elsewhere(second).waitFor();
  await choice(first).uncheck();
  await first.getByRole("status").getByText("Nothing is kept on this computer any more.").waitFor();
  await elsewhere(second).waitFor({ state: "detached" });
  await emptied(second);
  assert.equal(await choice(second).isChecked(), false);
  assert.equal(await scheme(second).inputValue(), "One", "what is on the screen stays");
  await context.close();
});
