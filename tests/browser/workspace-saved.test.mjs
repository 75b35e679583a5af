// The scheme as one file: an afternoon's work saved in the workspace is there on another computer, with or without a passphrase,
// and goes through the page of a document with nothing lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open, settled } from "./support/browser.mjs";
import { template } from "./support/drafts.mjs";
import { sound } from "./support/sound.mjs";
import { alert, begin, paired, press, result, run, says } from "./support/workspace.mjs";

const SAVE = /^Save ?: the whole scheme/;
const OPEN = /^Open ?: a saved scheme/;
const SECRET = "harbour lantern tuesday";
let at;

before(async () => {
  at = await begin();
});
after(() => at?.end());

/** The bar, with what the last press on it did. */
const bar = (page, text) => page.locator("#scheme-said").getByText(text).waitFor();
const field = (page) => page.getByLabel("Open a saved scheme");

async function opens(page, path) {
  if (!(await field(page).isVisible())) await press(page, OPEN);
  await field(page).setInputFiles(path);
}

/** The saved file without the parts that a page may write anew in another order. */
const parts = async (path) => JSON.parse(await readFile(path, "utf8")).parts;

test("what was saved in the workspace is there on another computer, checked, with the way back", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page);
  await page.getByLabel("Draw number").fill("7");
  await run(page, "Pair volunteers");
  const saved = await at.saved(page, () => press(page, SAVE));
  assert.equal(saved.name, "scheme.exchange.json");
  await bar(page, "scheme.exchange.json was handed to your browser to save.");
  await page.getByText("Saved to a file", { exact: true }).waitFor();
  const pairs = await at.saved(page, () => press(page, "Download pairs (CSV)"), "before-");
  await guard.clean();
  await context.close();

  const other = await at.workspace();
  await press(other.page, OPEN);
  assert.equal(await other.page.evaluate(() => document.activeElement.id), "open-scheme");
  await sound(other.page, "Open");
  await opens(other.page, saved.path);
  await bar(other.page, "The pairs were worked out again. They are as they were saved, and checked.");
  await result(other.page).waitFor();
  assert.equal(await other.page.getByLabel("Draw number").inputValue(), "7");
  await other.page.getByText("Saved to a file", { exact: true }).waitFor();
  const again = await at.saved(other.page, () => press(other.page, "Download pairs (CSV)"), "after-");
  assert.equal(again.text, pairs.text);
  const saved2 = await at.saved(other.page, () => press(other.page, SAVE), "again-");
  assert.equal(saved2.text, saved.text, "the same file, to the byte");
  await sound(other.page, "a scheme that was opened");
  await press(other.page, /^Undo/);
  await other.page.getByRole("button", { name: "Use sample volunteers" }).waitFor();
  await press(other.page, /^Redo/);
  await result(other.page).waitFor();
  await other.guard.clean();
  await other.context.close();
});

test("a file with a passphrase opens with it alone", async () => {
  const { page, guard, context } = await at.workspace();
  assert.equal(await settled(page), "ready");
  await paired(page);
  await press(page, OPEN);
  await page.getByLabel("Save with a passphrase", { exact: true }).fill(SECRET);
  const saved = await at.saved(page, () => press(page, "Save with this passphrase"));
  assert.equal(saved.name, "scheme.exchange.json.age");
  assert.match(saved.text, /^age-encryption\.org\/v1\n/);
  assert.ok(!saved.text.includes("surgery.example") && !saved.text.includes("people"), "nothing can be read in it");
  await bar(page, "scheme.exchange.json.age was handed to your browser to save. It opens with its passphrase alone.");
  await guard.clean();
  await context.close();

  const other = await at.workspace();
  assert.equal(await settled(other.page), "ready");
  await opens(other.page, saved.path);
  const secret = other.page.getByLabel("Passphrase of scheme.exchange.json.age");
  await secret.waitFor();
  assert.equal(await other.page.evaluate(() => document.activeElement.id), "open-passphrase");
  await press(other.page, "Open it");
  await alert(other.page).getByText("Enter a passphrase.").waitFor();
  await secret.fill("something else");
  await press(other.page, "Open it");
  await alert(other.page).getByText(/passphrase/).waitFor();
  await sound(other.page, "a wrong passphrase");
  await secret.fill(SECRET);
  await other.page.keyboard.press("Enter");
  await bar(other.page, "The pairs were worked out again. They are as they were saved, and checked.");
  await result(other.page).waitFor();
  await other.guard.clean();
  await other.context.close();
});

test("the page of a document and the workspace open each other's file and drop nothing", async () => {
  const work = await at.workspace();
  await paired(work.page);
  const first = await at.saved(work.page, () => press(work.page, SAVE));
  await work.context.close();

  const agenda = await open(at.browser);
  await template(agenda.page, at.server, "agenda");
  await field(agenda.page).setInputFiles(first.path);
  await agenda.page.getByRole("status").getByText("The saved scheme is open.").waitFor();
  await agenda.page.getByLabel("Name of the scheme", { exact: true }).fill("Harbour and Marsh");
  const second = await at.saved(agenda.page, () => agenda.page.getByRole("button", { name: "Save", exact: true }).click());
  assert.equal(second.name, "harbour-and-marsh.exchange.json");
  await agenda.context.close();

  const back = await at.workspace();
  await opens(back.page, second.path);
  await result(back.page).waitFor();
  await back.page.getByRole("group", { name: "Your work" }).getByText("Harbour and Marsh").waitFor();
  const third = await at.saved(back.page, () => press(back.page, SAVE), "third-");
  assert.deepEqual(await parts(third.path), await parts(second.path));
  assert.deepEqual({ ...(await parts(third.path)), details: undefined }, { ...(await parts(first.path)), details: undefined });
  await back.guard.clean();
  await back.context.close();
});

test("a file that is no scheme says what it is, and pairs that were changed in the file are not called checked", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page);
  const saved = await at.saved(page, () => press(page, SAVE), "own-");
  await opens(page, await at.written("list.csv", ["name,email", "Ana Poe,ana@surgery.example"]));
  await alert(page).waitFor();
  assert.equal(await field(page).getAttribute("aria-describedby"), "open-scheme-hint open-scheme-error");
  await result(page).waitFor();

  const scheme = JSON.parse(saved.text);
  const [one, two] = scheme.parts.pairs.data.pairs;
  [one.b, two.b] = [two.b, one.b];
  const changed = join(at.folder, "changed.exchange.json");
  await writeFile(changed, JSON.stringify(scheme));
  await opens(page, changed);
  await bar(page, /^Worked out again, other pairs come of this list\./);
  await page.getByRole("heading", { name: "Pairs as saved" }).waitFor();
  assert.doesNotMatch(await says(page), /Checked/);
  await sound(page, "pairs as saved");
  await press(page, "Repair these pairs");
  await result(page).waitFor();
  await guard.clean();
  await context.close();
});
