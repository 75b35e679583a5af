// The door: once something is entered on the page of a tool, nothing reaches any host any more, whatever the page tries. What
// counts is what arrives at the servers, not what the page believes. The same attempts on a page without a policy show that they
// would arrive.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hosts, tryAll } from "./support/attempts.mjs";
import { launch, open, settled } from "./support/browser.mjs";
import { dist, serve } from "./support/server.mjs";

const CLOSED =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";
const NOT_THERE = "could not be loaded";
// Chromium fetches no manifest without a window; what names a part of another file, or starts a worker, asks its own host alone.
const NOT_EVERYWHERE = new Set(["own manifest", "other manifest", "other svgUse", "other filter", "other worker", "other sharedWorker", "other serviceWorker", "other scriptByDefault"]);
let browser;
let at;
let folder;

before(async () => {
  at = await hosts();
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "toolkit-"));
});
after(async () => {
  await browser?.close();
  await at?.close();
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const isClosed = (page) => page.evaluate(() => self.toolkitDoor.closed);

/** The policies that the page has added. */
const added = (page) =>
  page.evaluate(() => [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].slice(1).map((meta) => meta.content));

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return (await readFile(path)).length;
}

/** The pages of tools: how something is entered on each, and what a person does after that. */
const tools = {
  form: {
    path: "forms/survey/index.html",
    async enter(page) {
      await press(page, "Start");
      await page.getByRole("main").getByRole("radio").first().check();
    },
    async goOn(page) {
      const answers = page.getByRole("heading", { name: "Check your answers" });
      while (!(await answers.isVisible())) {
        const before = await page.locator("#form-heading").innerText();
        await press(page, "Continue");
        await page.waitForFunction((before) => document.getElementById("form-heading").innerText !== before, before);
      }
      await press(page, "Finish");
      assert.ok((await saved(page, "Save as a Word document")) > 1000);
      assert.ok((await saved(page, "Save the file to send back")) > 100);
    },
  },
  document: {
    path: "templates/third-email/index.html",
    enter: (page) => page.getByLabel("Name of the scheme", { exact: true }).pressSequentially("H"),
    async goOn(page) {
      const list = join(folder, "list.csv");
      await writeFile(list, "name,email\r\nRobin Example,robin@hospital.example\r\n");
      await page.getByText("Make a copy for each of many people").click();
      await page.getByLabel("Choose a list of people").setInputFiles(list);
      assert.ok((await saved(page, "Make 1 email draft")) > 1000);
      assert.ok((await saved(page, "Save as a Word document")) > 1000);
      assert.ok((await saved(page, "Save a merge file (Excel)")) > 1000);
      await page.getByLabel("First logo (optional)", { exact: true }).setInputFiles(join(dist, "../crates/files/tests/pictures/harbour.png"));
      await page.waitForFunction(() => [...document.querySelectorAll("img.app-logo")].some((image) => image.naturalWidth > 0));
    },
  },
  link: {
    path: "forms/prepare/index.html",
    async enter(page) {
      await press(page, "Start");
      await page.getByRole("radio", { name: "Choose whom you would like to meet" }).check();
    },
    async goOn(page) {
      await page.getByLabel("What is the scheme called?").fill("Harbour and Marsh");
      await page.getByLabel("Who is the link from?").fill("Robin Example");
      for (const name of [/visits start/, /visits end/, /want the form back/]) {
        const group = page.getByRole("group", { name });
        for (const [part, value] of [["Day", "1"], ["Month", "3"], ["Year", "2027"]]) await group.getByLabel(part).fill(value);
      }
      await page.getByLabel("Which email address does the form go to?").fill("exchange@harbour.example");
      await page.getByLabel("Which people can be chosen?").fill("Robin Example\nJo Specimen");
      await press(page, "Continue");
      await press(page, "Finish");
      const code = page.getByRole("img", { name: "QR code that opens the form" }).first();
      await code.waitFor();
      assert.ok(await code.evaluate(async (image) => (await image.decode(), image.naturalWidth > 0)), "the picture of the code is drawn");
    },
  },
  workspace: {
    path: "workspace/index.html#pair",
    async enter(page) {
      const list = join(folder, "volunteers.csv");
      const people = ["Ana Example", "Bo Example", "Cy Example", "Di Example"].map((name, n) => `${name},p${n}@hospital.example,${n < 2 ? "general practice" : "hospital"}\r\n`);
      await writeFile(list, `name,email,side\r\n${people.join("")}`);
      await page.getByLabel("Volunteers file").setInputFiles(list);
    },
    async goOn(page) {
      await press(page, "Pair volunteers");
      await page.getByRole("heading", { name: "Result", exact: true }).waitFor();
      assert.ok((await saved(page, "Download pairs (CSV)")) > 100);
    },
  },
};

/** Tries all ways from the page, then from a page without a policy, and waits until these have come: nothing of the page has. */
async function nothingLeaves(page, mark) {
  const names = await tryAll(page, mark, at);
  const bare = await page.context().newPage();
  await bare.goto(`${at.own.origin}/bare.html`);
  await tryAll(bare, `${mark}-without-policy`, at);
  const expected = names.flatMap((name) => [`own ${name}`, `other ${name}`]).filter((way) => !NOT_EVERYWHERE.has(way));
  assert.ok(expected.length > 100, "over fifty ways to each host");
  let came;
  await at.until(() => ((came = at.came(`${mark}-without-policy`)), expected.every((way) => came.has(way))));
  // Two more pictures on the screen: whatever the page wanted to ask for, it has asked for.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual([...at.came(mark)], [], "reached a host");
  await bare.close();
}

for (const [name, tool] of Object.entries(tools)) {
  test(`after the first entry nothing leaves the page of a ${name}, and all of it works`, async () => {
    const { page, guard, context } = await open(browser);
    await page.goto(at.own.url(tool.path));
    assert.equal(await settled(page), "ready");
    assert.deepEqual(await added(page), [], "nothing is entered yet");
    const asked = at.seen.length;
    await tool.enter(page);
    assert.deepEqual(await added(page), [CLOSED]);
    await tool.goOn(page);
    assert.deepEqual(at.seen.slice(asked), [], "asked for during the journey");
    await guard.clean();
    await nothingLeaves(page, name);
    await context.close();
  });
}

test("a file that is dropped and a paste close the door as well", async () => {
  const { page, context } = await open(browser);
  for (const kind of ["drop", "paste"]) {
    await page.goto(at.own.url("workspace/index.html"));
    await settled(page);
    await page.evaluate((kind) => document.querySelector("main").dispatchEvent(new Event(kind, { bubbles: true })), kind);
    assert.deepEqual(await added(page), [CLOSED], kind);
  }
  await context.close();
});

test("a prepared link closes the door without a key being pressed", async () => {
  const { page, context } = await open(browser);
  await page.goto(at.own.url("forms/sign-up/index.html#s=a"));
  await page.waitForFunction(() => self.toolkitDoor.closed);
  assert.deepEqual(await added(page), [CLOSED]);
  await page.goto(at.own.url("forms/preferences/index.html"));
  await settled(page);
  assert.deepEqual(await added(page), []);
  await page.evaluate(() => { location.hash = "#s=a"; });
  await page.waitForFunction(() => self.toolkitDoor.closed);
  await context.close();
});

test("a draft that was kept closes the door without a key being pressed", async () => {
  const { page, context } = await open(browser);
  await page.goto(at.own.url(tools.document.path));
  await settled(page);
  await tools.document.enter(page);
  await page.getByText("Keep or open your work").click();
  await page.getByRole("checkbox", { name: "Keep a draft on this computer" }).check();
  await page.getByText(/(?:Kept|Saved).* \d+:\d+/).first().waitFor();
  await page.reload();
  await page.waitForFunction(() => self.toolkitDoor.closed);
  assert.equal(await page.getByLabel("Name of the scheme", { exact: true }).inputValue(), "H");
  assert.deepEqual(await added(page), [CLOSED]);
  await context.close();
});

test("a host that holds the office back does not keep the door open: ten seconds after the first entry it is closed", async (t) => {
  const slow = await hosts((url) => /\/assets\/office/.test(url) && url.endsWith(".wasm"));
  t.after(() => slow.close());
  for (const [name, tool] of Object.entries({ form: tools.form, document: tools.document, workspace: tools.workspace })) {
    const { page, guard, context } = await open(browser);
    await page.clock.install();
    await page.goto(slow.own.url(tool.path));
    await page.locator("[data-not-started]").waitFor({ state: "detached" });
    assert.equal(await isClosed(page), false);
    await tool.enter(page);
    assert.equal(await isClosed(page), false, `${name}: the office may still come`);
    await page.clock.fastForward(10_000);
    assert.deepEqual(await added(page), [CLOSED], name);
    assert.equal(await settled(page), "failed");
    const asked = slow.seen.length;
    await tryAll(page, name, slow);
    if (name === "document") await page.getByText("The part of this tool that writes files did not load. Copy or print the document, or reload the page.").waitFor();
    if (name === "workspace") {
      // A workbook needs the office: the page says so at once, and does not wait.
      await page.getByLabel("Volunteers file").setInputFiles({ name: "list.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 no workbook") });
      await page.getByRole("alert").filter({ hasText: NOT_THERE }).waitFor();
    }
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.deepEqual(slow.seen.slice(asked), [], `${name}: reached a host`);
    const { length } = guard.wrong;
    // Late is better than never: what was on its way works from then on, and nothing goes wrong.
    slow.release();
    await page.waitForFunction(() => self.toolkitOffice.state === "ready");
    assert.deepEqual(await added(page), [CLOSED]);
    // What the attempts before were refused, the browser may say only now.
    const wrong = guard.wrong.slice(length).filter((what) => !what.includes("/try/"));
    assert.deepEqual(wrong, [], `${name}: the office came late`);
    if (name === "document") assert.ok((await saved(page, "Save as a Word document")) > 1000);
    await context.close();
  }
});

test("where nothing is entered, nobody waits for the office without end", async (t) => {
  const slow = await hosts((url) => /\/assets\/office/.test(url) && url.endsWith(".wasm"));
  t.after(() => slow.close());
  const { page, guard, context } = await open(browser);
  await page.clock.install();
  await page.goto(slow.own.url("templates/third-email/index.html"));
  await page.locator("[data-not-started]").waitFor({ state: "detached" });
  await page.clock.fastForward(30_000);
  await page.getByText("The part of this tool that writes files did not load. Copy or print the document, or reload the page.").waitFor();
  assert.deepEqual(guard.wrong, []);
  await page.getByLabel("Name of the scheme", { exact: true }).pressSequentially("H");
  assert.deepEqual(await added(page), [CLOSED], "there is nothing left to wait for");
  await context.close();
});

test("opened from a folder the door closes with the first entry too", async () => {
  const { page, guard, context } = await open(browser);
  await page.goto(pathToFileURL(join(dist, tools.document.path)).href);
  assert.equal(await settled(page), "ready");
  await tools.document.enter(page);
  assert.deepEqual(await added(page), [CLOSED]);
  await guard.clean();
  await tryAll(page, "folder", at);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual([...at.came("folder")], []);
  await context.close();
});

/** What a person reads where a tool does not start. */
async function sentence(headers, first) {
  const host = await serve("/toolkit/", undefined, headers, { first });
  const { page, context } = await open(browser);
  await page.goto(host.url("workspace/index.html"));
  const words = await page.locator(".app-boot-error").innerText();
  assert.equal(await page.locator("[data-not-started]").count(), 0, "one sentence is enough");
  await context.close();
  await host.close();
  return words;
}

test("a host whose own policy stops the tool is named as the reason, and told what to allow", async () => {
  const blocks = (what) =>
    `This tool could not start, because this website’s own settings block it. Tell the people who look after the website that their Content-Security-Policy header has to allow ${what}. The file HOSTING.txt says more.`;
  assert.equal(await sentence({ "content-security-policy": "default-src 'self'" }), blocks("'wasm-unsafe-eval' in script-src"));
  assert.equal(await sentence({ "content-security-policy": "connect-src 'none'" }), blocks("'self' in connect-src"));
});

test("a part of the tool that does not arrive is named as the reason, not the browser", async () => {
  const missing = "This tool could not start, because a part of it did not arrive. Check your connection, then reload the page.";
  for (const part of [/client-\w+\.\w+\.wasm$/, /client-\w+\.\w+\.js$/]) {
    const answered = await sentence({}, (request, response) => part.test(request.url) && (response.writeHead(503), response.end(), true));
    assert.equal(answered, missing, `${part}`);
  }
  assert.equal(await sentence({}, (request, response) => /client-\w+\.\w+\.wasm$/.test(request.url) && (response.destroy(), true)), missing);
});

test("where no script runs at all a sentence appears after a while, and never where the tool starts", async () => {
  const plain = (request, response) => {
    if (!request.url.endsWith(".js")) return false;
    response.writeHead(200, { "content-type": "text/plain" });
    return response.end("never run"), true;
  };
  const host = await serve("/toolkit/", undefined, { "x-content-type-options": "nosniff" }, { first: plain });
  for (const path of ["workspace/index.html", "forms/reflection/index.html", "templates/poster/index.html"]) {
    const { page, context } = await open(browser);
    await page.goto(host.url(path));
    const late = page.locator("[data-not-started]");
    assert.ok(!(await late.isVisible()), "not at once");
    // Ten seconds pass in the style sheet.
    await late.evaluate((element) => element.getAnimations()[0].finish());
    assert.match(await late.innerText(), /^The tool on this page has not started yet\. .* reload the page\./);
    assert.ok(await late.isVisible(), path);
    await page.goto(at.own.url(path));
    await settled(page);
    assert.equal(await late.count(), 0);
    await context.close();
  }
  await host.close();
});
