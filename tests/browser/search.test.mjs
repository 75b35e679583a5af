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
    assert.equal(new URL(page.url()).hash, "", "no word stands in the address");
    await page.waitForLoadState("networkidle");
    if (way === "on a host") await guard.clean();
    assert.deepEqual(guard.wrong, []);
    await context.close();
  });
}

test("the words stand in no address and in no memory of the tab until a result is opened", async () => {
  const { page, guard, context } = await open(browser);
  await page.goto(server.url("search/index.html"));
  const field = page.getByRole("searchbox", { name: "Search this site" });
  const kept = () => page.evaluate(() => [location.href, history.length, JSON.stringify(history.state), JSON.stringify({ ...sessionStorage, ...localStorage }), document.cookie]);
  const before = await kept();
  await field.pressSequentially("locum");
  await page.locator(".app-search__results > li").first().waitFor();
  assert.deepEqual(await kept(), before);
  await page.locator(".app-search__results a").first().click();
  await page.waitForURL((url) => !url.pathname.includes("/search/"));
  await page.waitForLoadState("networkidle");
  await page.goBack();
  assert.equal(await field.inputValue(), "locum");
  await field.press("Escape");
  assert.deepEqual(await kept().then(([, , state]) => state), "null", "what is looked for no more is remembered no more");
  assert.ok(!guard.requests.some((url) => url.includes("locum")));
  await guard.clean();
  await context.close();
});

test("a host cannot tell from what the page asks for which words were looked for", async () => {
  const asked = async (words) => {
    const { page, guard, context } = await open(browser);
    await page.goto(server.url("search/index.html"));
    await page.waitForLoadState("networkidle");
    const from = guard.requests.length;
    for (const word of words) {
      await page.getByRole("searchbox").fill(word);
      await page.waitForLoadState("networkidle");
    }
    await page.waitForFunction(() => self.toolkitDoor.closed);
    const refused = await page.evaluate(() => Promise.all([
      fetch(document.baseURI).then(() => "let through", () => "refused"),
      new Promise((done) => Object.assign(new Image(), { onload: () => done("let through"), onerror: () => done("refused"), src: "../favicon.ico" })),
    ]));
    assert.deepEqual(refused, ["refused", "refused"], "after that the page asks for nothing");
    const requests = guard.requests.slice(from).filter((url) => !url.endsWith("favicon.ico") && url !== page.url());
    await context.close();
    return requests.sort();
  };
  const once = await asked(["locum"]);
  assert.ok(once.length > 1 && once.every((url) => /search-text-\d+/.test(url)), once.join("\n"));
  assert.deepEqual(await asked(["depression", "equality", "zzzzqqq"]), once);
  assert.deepEqual(await asked(["zzzzqqq"]), once);
});

test("the skip link, and any other part of an address, is not looked for", async () => {
  const { page, context } = await open(browser);
  await page.goto(server.url("search/index.html"));
  const field = page.getByRole("searchbox", { name: "Search this site" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  assert.equal(await field.inputValue(), "");
  assert.equal(await page.getByRole("status").textContent(), "");
  assert.equal(await page.locator(".app-search__results > li").count(), 0);
  await page.reload();
  assert.equal(await field.inputValue(), "");
  // What was being looked for stays.
  await field.fill("pairing");
  await page.getByRole("link", { name: "Skip to main content" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "pairing");
  assert.ok((await page.locator(".app-search__results > li").count()) > 0);
  await context.close();
});

test("without script the page says where else to look", async () => {
  const { page, context } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url("search/index.html"));
  assert.ok(await page.getByText("Search needs script").isVisible());
  await context.close();
});
