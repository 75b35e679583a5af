// Every page of the built site: reads without script, has no accessibility fault that axe can find, fits a phone,
// and is light enough for an old office PC.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { launch, open, settled } from "./support/browser.mjs";
import { dist, serve } from "./support/server.mjs";
import { pages } from "./support/site.mjs";
import { faults } from "./support/sound.mjs";

// Brotli bytes of each module: a phone on a bad line opens forms, a desk the rest; the office comes in behind the page.
const BUDGETS = [
  [/^client-(?:form|link)\./, 200_000, 2],
  [/^client-document\./, 250_000, 1],
  [/^client-workspace\./, 600_000, 1],
  [/^office-form\./, 130_000, 1],
  [/^office\./, 900_000, 1],
];
const BUDGET_READING_PAGE = 60 * 1024; // brotli bytes: the page and everything it loads
// A host shows 404.html for any address, so its links start at the site's root: it has a test of its own.
const NOT_FOUND = "404.html";
const all = (await pages()).filter((path) => path !== NOT_FOUND);
let browser;
let server;

before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("the site has its main pages", () => {
  for (const page of ["index.html", "guide/index.html", "guide/pairing/index.html", "workspace/index.html"]) {
    assert.ok(all.includes(page), `${page} is missing from dist`);
  }
});

for (const [name, options] of Object.entries({
  "320 px, light": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "1280 px, dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
})) {
  test(`every page is accessible and fits at ${name}`, async () => {
    const { context, page, guard } = await open(browser, options);
    const problems = [];
    for (const path of all) {
      await page.goto(server.url(path), { waitUntil: "load" });
      // Whoever leaves the page of a tool earlier breaks off the loading of its office.
      await page.waitForFunction(() => self.toolkitOffice?.state !== "loading");
      problems.push(...(await faults(page)).map((fault) => `${path}: ${fault}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) problems.push(`${path}: the page is ${overflow} px wider than the screen`);
    }
    await guard.clean();
    await context.close();
    assert.deepEqual(problems, []);
  });
}

test("the page for a wrong address is accessible, and leads home", async () => {
  const root = await serve("/");
  const { context, page, guard } = await open(browser);
  await page.goto(root.url(NOT_FOUND));
  assert.deepEqual(await faults(page), []);
  await guard.clean();
  await page.getByRole("main").getByRole("link", { name: /home/ }).click();
  await page.getByRole("heading", { level: 1, name: "Workplace exchange toolkit" }).waitFor();
  await context.close();
  await root.close();
});

test("the page for a wrong address finds the site wherever it lies, at any depth", async () => {
  const page404 = await readFile(join(dist, NOT_FOUND));
  for (const base of ["/", "/toolkit/", "/teams/north/toolkit/"]) {
    const first = (request, response) => {
      if (!request.url.includes("nowhere")) return false;
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      return response.end(page404), true;
    };
    const host = await serve(base, dist, {}, { first });
    const { context, page } = await open(browser);
    for (const wrong of ["nowhere.html", "guide/pairing/nowhere/at/all"]) {
      await page.goto(host.url(wrong));
      await page.waitForFunction((home) => document.querySelector("main a").href === home, host.url(""));
      assert.ok(await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)), `${base}${wrong} has a style`);
      assert.equal(await page.getByRole("contentinfo").getByRole("link", { name: "Privacy" }).evaluate((link) => link.href), host.url("about/privacy/"));
      await page.getByRole("main").getByRole("link", { name: "Go to the home page" }).click();
      await page.getByRole("heading", { level: 1, name: "Workplace exchange toolkit" }).waitFor();
    }
    await context.close();
    await host.close();
  }
});

// Sentences that a person relies on. Whoever changes what a page does changes them too.
test("the privacy page says what a link carries, what the browser may do and what the rules do not stop", async () => {
  const { context, page } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url("about/privacy/index.html"));
  const words = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  for (const said of [
    "From then on the page asks nobody for anything, not even its own host.",
    "It waits ten seconds at most.",
    "the names of people to choose from",
    "an email address for the form to go to",
    "Your browser's history and bookmarks hold the whole address.",
    "So the host can't tell what you searched for, only which page you open next.",
    "Your words don't go into the address, and so they aren't in your history.",
    "They don't stop anyone from following a link, opening a window or sending an email.",
    "Nor can they stop the direct connections between browsers that video calls use.",
    "Some spelling checks are done online",
    "If you have a page translated",
    "that website gets the text before you press Send",
  ]) assert.ok(words.includes(said), said);
  for (const untrue of [/blocks all further connections/, /may carry your scheme.s name and dates, after/]) assert.doesNotMatch(words, untrue);
  await context.close();
});

test("every page reads without script: one heading, a title, a description and words", async () => {
  const { context, page } = await open(browser, { javaScriptEnabled: false });
  const problems = [];
  for (const path of all) {
    await page.goto(server.url(path), { waitUntil: "load" });
    const { h1, title, description, text } = await page.evaluate(() => ({
      h1: [...document.querySelectorAll("h1")].map((heading) => heading.innerText),
      title: document.title,
      description: document.querySelector('meta[name="description"]')?.content,
      text: document.querySelector("main").innerText,
    }));
    if (h1.length !== 1 || h1[0].trim() === "") problems.push(`${path}: ${h1.length} main headings`);
    if (title.trim() === "") problems.push(`${path}: no title`);
    if (!description) problems.push(`${path}: no description`);
    if (/<\/?(?:div|table|pre|p|span)\b/.test(text)) problems.push(`${path}: a tag is shown as text`);
    const words = text.split(/\s+/).length;
    if (words < 20) problems.push(`${path}: only ${words} words in main`);
  }
  await context.close();
  assert.deepEqual(problems, []);
});

test("what an abbreviation stands for is there to read, to focus, on paper, and leads to the glossary", async () => {
  const { context, page, guard } = await open(browser, { viewport: { width: 320, height: 640 }, hasTouch: true });
  await page.goto(server.url("schemes/nurse-twinning/index.html"));
  const main = page.getByRole("main");
  await main.getByText("Wessex LMCs (local medical committees) wanted nurses").waitFor();
  assert.equal(await main.locator("abbr:visible", { hasText: "LMCs" }).count(), 1, "the first use alone; a folded part has its own");
  await page.emulateMedia({ media: "print" });
  const words = main.locator("p").getByRole("link", { name: "local medical committees" });
  assert.ok(await words.isVisible());
  assert.equal(await words.evaluate((link) => getComputedStyle(link, "::after").content), "none", "no address between the brackets");
  await page.emulateMedia({ media: "screen" });
  await words.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/about\/glossary\/index\.html#lmc$/);
  assert.ok(await page.getByText("The body that speaks for GPs in an area.").isVisible());
  await guard.clean();
  await context.close();
});

test("a template and a form lead on to other pages, and leave these out on paper", async () => {
  const { context, page, guard } = await open(browser);
  for (const [path, link, why] of [
    ["templates/patient-notice/index.html", "Booking script", "Tells patients by phone, before they come."],
    ["templates/patient-notice/index.html", "Step 9: Launch the visits", "keep both visits on track"],
    ["forms/reflection/index.html", "Appraisal, CPD and revalidation", "Where your notes count"],
  ]) {
    await page.goto(server.url(path));
    await settled(page);
    const related = page.getByRole("region", { name: "Related pages" });
    const item = related.getByRole("listitem").filter({ has: page.getByRole("link", { name: link, exact: true }) });
    assert.match(await item.innerText(), new RegExp(why));
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await related.isVisible()), `${path} on paper`);
    await page.emulateMedia({ media: "screen" });
  }
  await guard.clean();
  await context.close();
});

test("the quick wins each have a first step, a place that did it and a box to tick on paper", async () => {
  const { context, page, guard } = await open(browser);
  await page.goto(server.url("ideas/quick-wins/index.html"));
  const list = page.getByRole("navigation", { name: /^The ten/ });
  assert.equal(await list.getByRole("link").count(), 10);
  const wins = page.locator(".app-win");
  assert.equal(await wins.count(), 10);
  for (const win of await wins.all()) {
    const words = await win.innerText();
    for (const part of ["First step", "Who it needs", "Where it was done"]) assert.ok(words.includes(part), `${part}: ${words}`);
    assert.ok((await win.getByRole("link").count()) > 0, words);
  }
  await list.getByRole("link", { name: "Issue fit notes in hospital" }).click();
  await page.waitForURL(/#hospital-fit-notes$/);
  await page.emulateMedia({ media: "print" });
  const box = await list.getByRole("listitem").first().evaluate((item) => getComputedStyle(item, "::before").width);
  assert.equal(box, "12px");
  await guard.clean();
  await context.close();
});

test("the self-check is ticked by keyboard without script, and on paper", async () => {
  const { context, page } = await open(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto(server.url("ideas/drivers/index.html"));
  for (const level of ["System", "Team", "Initiative"]) await page.getByRole("region", { name: new RegExp(`^${level}: `) }).waitFor();
  const questions = page.getByRole("group");
  assert.equal(await questions.count(), 14);
  const first = page.getByRole("group", { name: "Do leaders welcome change, and accept that some attempts will fail?" });
  await first.getByRole("radio", { name: "Yes" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.ok(await first.getByRole("radio", { name: "Not yet" }).isChecked());
  assert.ok(await first.getByText("Ask for room to try one thing").isVisible());
  await page.emulateMedia({ media: "print" });
  assert.ok(await first.getByRole("radio", { name: "Partly" }).isVisible());
  await context.close();
});

test("the drawing of the schemes shows each of them once, and the table beside it the same", async () => {
  const { context, page, guard } = await open(browser);
  await page.goto(server.url("schemes/index.html"));
  const drawing = page.getByRole("img", { name: /^The schemes by part of the country/ });
  const table = page.getByRole("region", { name: "Where they are" }).getByRole("table");
  const compared = await page.getByRole("region", { name: "Compare them" }).getByRole("rowheader").count();
  const numbers = await drawing.locator("text").filter({ hasText: /^\d+$/ }).allTextContents();
  assert.deepEqual(numbers.map(Number).sort((a, b) => a - b), Array.from({ length: compared }, (_, n) => n + 1));
  const links = async (column) => (await Promise.all((await table.getByRole("row").all()).slice(1).map((row) => row.getByRole("cell").nth(column).getByRole("link").count())));
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const [full, more] = [await links(0), await links(1)];
  assert.equal(sum(full), compared);
  assert.equal(await drawing.locator("circle").count(), sum(more));
  const told = [...(await drawing.getAttribute("aria-label")).matchAll(/: (\d+) described here, (\d+) more\./g)].map(([, a, b]) => [Number(a), Number(b)]);
  assert.deepEqual(told, full.map((count, at) => [count, more[at]]), "the text alternative says what the table shows");
  await page.goto(server.url("schemes/more/index.html"));
  assert.equal(await page.getByRole("region", { name: "All of them" }).getByRole("rowheader").count(), sum(more));
  await guard.clean();
  await context.close();
});

test("each module stays within its budget: forms and links for a phone, the rest for a desk", async () => {
  const modules = (await readdir(join(dist, "assets"))).filter((name) => name.endsWith(".wasm.br"));
  assert.ok(modules.every((name) => BUDGETS.some(([kind]) => kind.test(name))), `each module has a budget: ${modules}`);
  for (const [kind, budget, count] of BUDGETS) {
    const found = modules.filter((name) => kind.test(name));
    assert.ok(found.length >= count, `${kind} is in ${modules}`);
    for (const name of found) {
      const { size } = await stat(join(dist, "assets", name));
      assert.ok(size <= budget, `${name} has ${size} bytes`);
    }
  }
});

test("a reading page needs no script and stays within 60 KB", async () => {
  const { context, page } = await open(browser);
  const problems = [];
  const packed = new Map();
  const size = async (file) => {
    if (!packed.has(file)) packed.set(file, brotliCompressSync(await readFile(join(dist, file))).length);
    return packed.get(file);
  };
  for (const path of all) {
    const html = await readFile(join(dist, path), "utf8");
    if (html.includes("data-island=") || html.includes("data-search")) continue;
    if (/<script\b(?![^>]*type="application\/(ld\+)?json")/.test(html)) problems.push(`${path}: loads a script`);
    const loaded = new Set();
    const note = (request) => loaded.add(request.url());
    page.on("request", note);
    await page.goto(server.url(path), { waitUntil: "load" });
    page.off("request", note);
    let bytes = 0;
    for (const url of loaded) {
      const file = decodeURIComponent(url.slice(server.url().length)) || "index.html";
      bytes += await size(file.replace(/\/$/, "/index.html"));
    }
    if (bytes > BUDGET_READING_PAGE) problems.push(`${path}: ${bytes} bytes`);
  }
  await context.close();
  assert.deepEqual(problems, []);
});

// The compiler of the sheets loses rules of `@extend` at random: site-gen/src/load/styles.rs makes it complete.
test("the tools' sheet has every rule of its headings, lists and paragraphs", async () => {
  const assets = await readdir(join(dist, "assets"));
  const css = await readFile(join(dist, "assets", assets.find((name) => /^tool\.\w+\.css$/.test(name))), "utf8");
  const extended = /(?:^|[,{])(?:h[1-6]|ol|ul|p|hr),?[^{]*\.nhsuk-(?:heading|list|body|section)/;
  assert.equal(css.split("}").filter((rule) => extended.test(rule)).length, 86, "another version of nhsuk-frontend has another number: count twenty builds");
});
