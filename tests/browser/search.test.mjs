// Search, as people use it: on a host, and in a page opened from a folder.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, open } from "./support/browser.mjs";
import { dist, serve } from "./support/server.mjs";

let browser;
let server;
let rootServer;

before(async () => {
  server = await serve("/toolkit/");
  rootServer = await serve("/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rootServer?.close();
});

const ways = {
  "on a host, under a path": () => server.url("search/index.html"),
  "at the root of a host": () => rootServer.url("search/index.html"),
  "from a folder": () => pathToFileURL(join(dist, "search/index.html")).href,
};

for (const [way, address] of Object.entries(ways)) {
  test(`results come as one types, ${way}`, async () => {
    const { page, guard, context } = await open(browser);
    await page.goto(address());
    await page.waitForLoadState("networkidle");
    const field = page.getByRole("searchbox", { name: "Search this site" });
    const status = page.getByRole("status");
    const results = page.locator(".app-search__results > li");
    await field.fill("pairing");
    await results.first().waitFor();
    assert.match(await status.textContent(), /pages? found/);
    assert.ok((await results.first().locator("mark").count()) > 0, "the words that were looked for are marked");

    await field.fill("volunter");
    await results.first().waitFor();
    assert.match(await results.first().textContent(), /volunteer/i, "one wrong letter does no harm");

    await field.fill("zzzzqqq");
    assert.equal(await status.textContent(), "No page found for “zzzzqqq”. Try another word.");
    assert.equal(await results.count(), 0);

    // A word in the text alone: the quote comes from a script that is loaded for it.
    await field.fill("locum");
    await results.first().locator(".app-search__quote mark").first().waitFor();

    // By keyboard: down to the first result, Enter opens it.
    await field.fill("make the pairs");
    await results.first().waitFor();
    await field.press("ArrowDown");
    const title = await results.first().getByRole("link").textContent();
    assert.equal(title, "Make the pairs", "words in a title count most");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.goBack();
    await results.first().waitFor();
    assert.equal(await field.inputValue(), "make the pairs", "Back brings the words back");
    await page.waitForLoadState("networkidle");
    if (way === "on a host") await guard.clean();
    assert.deepEqual(guard.wrong, []);
    await context.close();
  });
}

test("without script the page says where else to look", async () => {
  const { page, context } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url("search/index.html"));
  assert.ok(await page.getByText("Search needs script").isVisible());
  await context.close();
});
