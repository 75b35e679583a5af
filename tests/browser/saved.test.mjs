// The saved scheme in the browser: the page of a document keeps what belongs to the workspace, reads what another program saved
// again, says what a file is that it cannot open, and answers large ones at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { template } from "./support/drafts.mjs";
import { launch, open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

/** A scheme with every part: volunteers, pairs, options and what else there is. */
const FULL = fileURLToPath(new URL("../../crates/scheme/tests/fixtures/saved/file-2.exchange.json", import.meta.url));
/** The longest that a person waits for an answer, in milliseconds. */
const AT_MOST = 10_000;

let browser;
let server;
let folder;

before(async () => {
  server = await serve("/toolkit/");
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "toolkit-"));
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const input = (page) => page.getByLabel("Open a saved scheme", { exact: true });
const said = (page, text) => page.getByRole("status").getByText(text).waitFor({ timeout: AT_MOST });
const link = (page, name) => page.getByRole("link", { name }).waitFor({ timeout: AT_MOST });

async function agenda() {
  const { page, guard, context } = await open(browser);
  await template(page, server, "agenda");
  return { page, guard, context };
}

async function choose(page, name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  await input(page).setInputFiles(path);
}

test("what belongs to the workspace stays in the file that a document's page saves", async () => {
  const { page, guard, context } = await agenda();
  await input(page).setInputFiles(FULL);
  await said(page, "The saved scheme is open.");
  await page.getByLabel("Name of the scheme", { exact: true }).fill("Harbour and Marsh");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save", exact: true }).click(),
  ]);
  const expected = JSON.parse(await readFile(FULL, "utf8"));
  expected.parts.details.data.values["scheme.name"] = "Harbour and Marsh";
  assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")), expected);
  await guard.clean();
  await context.close();
});

test("a scheme that another program saved again opens with its letters whole and a word about it", async () => {
  const { page, guard, context } = await agenda();
  const file = (await readFile(FULL, "utf8")).replace("Harbour & Marsh Exchange", "Zoë’s exchange");
  const older = Buffer.from(file.replace("’", "\u0092"), "latin1");
  await choose(page, "older.exchange.json", older);
  await said(page, "Another program saved this scheme again in an older way (Windows-1252). Check these words: Zoë’s");
  assert.equal(await page.getByLabel("Name of the scheme", { exact: true }).inputValue(), "Zoë’s exchange");
  await guard.clean();
  await context.close();
});

test("a newer scheme and files of other kinds are called what they are, and nothing is lost", async () => {
  const { page, guard, context } = await agenda();
  await page.getByLabel("Name of the scheme", { exact: true }).fill("Harbour and Marsh");
  const newer = (await readFile(FULL, "utf8")).replace('"version": 2', '"version": 3, "shared": true, "ratio": 0.5');
  for (const [name, bytes, sentence] of [
    ["newer.exchange.json", newer, /^This scheme was saved by a newer version of this toolkit\. Reload the page/],
    ["sign-up.response.json", '{"format":"exchange-response","format_version":1}', /^This is a form that somebody filled in/],
    ["proof.json", '{"version":2,"rules":{},"pairs":[],"certificate":{}}', /^This is the proof of a pairing/],
    ["scheme.json", "age-encryption.org/v1\n-> scrypt", /^This file is protected with a passphrase/],
    ["list.json", "PK\u0003\u0004 xl/workbook.xml", /^This is a spreadsheet or an older Office file/],
    ["half.exchange.json", newer.slice(0, 900), /^This scheme is cut short/],
  ]) {
    await choose(page, name, bytes);
    await link(page, sentence);
    assert.equal(await page.getByLabel("Name of the scheme", { exact: true }).inputValue(), "Harbour and Marsh");
  }
  await guard.clean();
  await context.close();
});

test("hundreds of thousands of keys and 5,000 people are answered at once", async (context) => {
  const { page, guard, context: own } = await agenda();
  const keys = Array.from({ length: 442_724 }, (_, key) => `"k${key}":""`).join(",");
  const start = `{"format":"workplace-exchange scheme","version":2,"parts":{"unknown":{${keys}`;
  const timed = async (name, text, answer) => {
    const began = performance.now();
    await choose(page, name, text);
    await answer();
    context.diagnostic(`${name}: ${Math.round(performance.now() - began)} ms`);
  };
  await timed("twice", `${start},"k7":""}}}`, () => link(page, /“k7” stands twice/));
  const full = JSON.parse(await readFile(FULL, "utf8"));
  const cells = (row) => Array.from({ length: 18 }, (_, column) => `Cell ${column} of row ${row}`);
  full.parts.people.data.rows = Array.from({ length: 5_000 }, (_, at) => ({ row: at + 2, cells: cells(at + 2) }));
  await timed("5,000 people", JSON.stringify(full), () => said(page, "The saved scheme is open."));
  await guard.clean();
  await own.close();
});
