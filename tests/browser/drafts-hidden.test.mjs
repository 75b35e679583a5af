// What was typed last is kept when the page is hidden, when somebody goes on typing, and when the browser is killed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, launchOn, open } from "./support/browser.mjs";
import { choice, holds, kept, name, questions, scheme, template } from "./support/drafts.mjs";
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

const ways = {
  "the page is hidden": () => {
    Object.defineProperty(document, "hidden", { get: () => true });
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  },
  "the page is left": () => dispatchEvent(new PageTransitionEvent("pagehide")),
};
const places = { "a document": [template, scheme], "a form": [questions, name] };

for (const [way, happens] of Object.entries(ways)) {
  for (const [place, [opened, field]] of Object.entries(places)) {
    test(`${way} 50 ms after a key in ${place}: what was typed is kept`, async () => {
      const { page, guard, context } = await open(browser);
      await opened(page, server);
      await choice(page).check();
      await field(page).fill("Harbour");
      await kept(page);
      // No timer fires from here on: only the page's own end can make it keep anything.
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 1_000);
      await field(page).press("End");
      await field(page).pressSequentially(" Exchange");
      await new Promise((done) => setTimeout(done, 50));
      await page.evaluate(happens);
      await holds(page, "Harbour Exchange");
      await page.clock.resume();
      await opened(page, server);
      await kept(page);
      assert.equal(await field(page).inputValue(), "Harbour Exchange");
      await guard.clean();
      await context.close();
    });
  }
}

test("a page that is left at once after a key keeps the key", async () => {
  const { page, context } = await open(browser);
  await template(page, server);
  await choice(page).check();
  await scheme(page).fill("Harbour");
  await kept(page);
  await scheme(page).press("End");
  await scheme(page).pressSequentially("!");
  await page.goto(server.url("about/privacy/index.html"));
  await template(page, server);
  await kept(page);
  assert.equal(await scheme(page).inputValue(), "Harbour!");
  await context.close();
});

test("a browser that is killed while somebody types loses a second at most", async () => {
  const profile = await mkdtemp(join(tmpdir(), "toolkit-profile-"));
  const typed = "abcdefghijklmnopqrstuvwxyz";
  let running = await launchOn(profile);
  try {
    let page = await running.context.newPage();
    await questions(page, server);
    await choice(page).check();
    await kept(page);
    await name(page).pressSequentially(typed, { delay: 180 });
    await running.kill();

    running = await launchOn(profile);
    page = await running.context.newPage();
    await questions(page, server);
    await page.getByRole("status").getByText("Your draft is filled in.").waitFor();
    const found = await name(page).inputValue();
    assert.ok(typed.startsWith(found), `what was kept is whole: ${found}`);
    // A second is six keys. A busy machine may need some more time to write.
    assert.ok(typed.length - found.length <= 9, `${typed.length - found.length} of ${typed.length} keys are lost`);
  } finally {
    await running.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
