// Back and Forward in the workspace, files that come in, and what is asked on leaving.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open } from "./support/browser.mjs";
import { alert, begin, button, openPair, paired, panel, press, result, run, says, tab } from "./support/workspace.mjs";

let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

const list = [
  "name,email,profession,side,preference_1",
  "Ana Poe,ana@surgery.example,GP,general practice,Ben Holt",
  "Cy Dunn,cy@surgery.example,GP,general practice,",
  "Ben Holt,ben@hospital.example,consultant,hospital,",
  "Di Frey,di@hospital.example,consultant,hospital,",
];
const stage = (page, name) => page.getByRole("heading", { level: 2, name, exact: true });
const link = (page, name) => page.getByRole("navigation", { name: "Stages" }).getByRole("link", { name, exact: true });

test("Back and Forward go through the stages that were seen, also from an address without a fragment", async () => {
  const { page, guard, context } = await at.workspace({}, at.server.url("workspace/index.html"));
  await stage(page, "Volunteers").waitFor();
  await link(page, "Pair").click();
  await stage(page, "Pair").waitFor();
  await page.goBack();
  await stage(page, "Volunteers").waitFor();
  await page.goForward();
  await stage(page, "Pair").waitFor();
  // The skip link is an entry of its own, and shows the stage that it was pressed on.
  await page.evaluate(() => (location.hash = "main"));
  await link(page, "Volunteers").click();
  await stage(page, "Volunteers").waitFor();
  await page.goBack();
  await stage(page, "Pair").waitFor();
  assert.equal(new URL(page.url()).hash, "#main");
  await page.goBack();
  await stage(page, "Pair").waitFor();
  await page.goBack();
  await stage(page, "Volunteers").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await guard.clean();
  await context.close();
});

/** Holds the reading of files back until `release` is called. */
async function slowReading(page) {
  await page.evaluate(() => {
    const read = FileReader.prototype.readAsArrayBuffer;
    const waiting = [];
    FileReader.prototype.readAsArrayBuffer = function (file) {
      waiting.push(() => this.readyState === 2 || read.call(this, file));
    };
    globalThis.release = () => {
      FileReader.prototype.readAsArrayBuffer = read;
      waiting.forEach((go) => go());
    };
  });
}

test("a file that is slow is said to be read, and never takes the place of a newer choice", async () => {
  const { page, guard, context } = await at.workspace();
  await slowReading(page);
  const field = page.getByLabel("Volunteers file");
  await field.setInputFiles(await at.written("slow.csv", list));
  await page.locator("p.app-note").getByText("Reading slow.csv ...").waitFor();
  assert.equal(await page.locator("#announcements").innerText(), "Reading slow.csv ...");
  assert.equal(await field.evaluate((input) => input.value), "", "the same file can come again");
  await press(page, "Use sample volunteers");
  await page.getByText("Read from the sample").waitFor();
  await page.evaluate(() => globalThis.release());
  await link(page, "Volunteers").click();
  await stage(page, "Volunteers").waitFor();
  assert.equal(await page.getByText("Read from slow.csv").count(), 0);
  await page.getByText("Read from the sample").waitFor();
  await guard.clean();
  await context.close();
});

test("a file that the browser cannot read says what to do, beside its field and in words", async () => {
  const { page, guard, context } = await at.workspace();
  await page.evaluate(() => {
    FileReader.prototype.readAsArrayBuffer = function () {
      setTimeout(() => this.dispatchEvent(new ProgressEvent("error")));
    };
    Object.defineProperty(FileReader.prototype, "error", { get: () => new DOMException("", "NotReadableError") });
  });
  const field = page.getByLabel("Volunteers file");
  await field.setInputFiles(await at.written("open.csv", list));
  await alert(page).waitFor();
  assert.match(
    await alert(page).innerText(),
    /open\.csv could not be read by the browser\. Close it in other programs\. If it is kept online, as in OneDrive, open it once so that it is on this device\. Then choose it again\. Nothing was changed\./,
  );
  assert.equal(await field.getAttribute("aria-describedby"), "volunteers-file-hint volunteers-file-error");
  await guard.clean();
  await context.close();
});

test("the same file chosen or dropped again after it was mended is read anew", async () => {
  const { page, guard, context } = await at.workspace();
  const path = await at.written("again.csv", list);
  await page.getByLabel("Volunteers file").setInputFiles(path);
  await page.getByText("The list: 4 people").waitFor();
  await writeFile(path, `${list.slice(0, 3).join("\r\n")}\r\nEve Hart,eve@hospital.example,consultant,hospital,\r\n`);
  await page.getByText("Use another list").click();
  // Dropped: no click comes before it.
  await page.getByLabel("Volunteers file").setInputFiles(path);
  await page.getByText("The list: 3 people").waitFor();
  await guard.clean();
  await context.close();
});

test("two files of earlier pairs with one name both count, and the same one twice counts once", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByLabel("Volunteers file").setInputFiles(await at.written("two.csv", list));
  await button(page, "Pair volunteers").waitFor();
  await page.getByText("Add a file of past pairs").click();
  const heading = "person_a,email_a,person_b,email_b\r\n";
  const file = (row) => ({ name: "pairs.csv", mimeType: "text/csv", buffer: Buffer.from(heading + row) });
  const [first, second] = [
    file("Ana Poe,ana@surgery.example,Ben Holt,ben@hospital.example\r\n"),
    file("Ana Poe,ana@surgery.example,Di Frey,di@hospital.example\r\n"),
  ];
  const field = page.getByLabel("Add pairs of an earlier round");
  await field.setInputFiles(first);
  await page.getByText("pairs.csv: 1 pair, 1 of them on this list").waitFor();
  await field.setInputFiles(second);
  await page.getByText("pairs.csv (2): 1 pair, 1 of them on this list, the first Ana Poe and Di Frey").waitFor();
  await field.setInputFiles(first);
  await page.getByText("pairs.csv holds the same 1 pair as pairs.csv, which counts already. They count once.").first().waitFor();
  assert.equal(await button(page, /^Remove.*pairs\.csv/).count(), 2);
  await press(page, "Pair volunteers");
  await result(page).waitFor();
  assert.match(await says(page), /2\s+of 4 people paired/);
  await guard.clean();
  await context.close();
});

test("a price and a draft never bring back who has left", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("left.csv", list));
  await tab(page, "Compare");
  await press(page, "Keep this result as a draft");
  await page.getByRole("combobox", { name: /General practice/ }).selectOption({ label: "Ana Poe" });
  await page.getByRole("combobox", { name: /Hospital/ }).selectOption({ label: "Di Frey" });
  await press(page, /^Show the price.*two people met/);
  await page.getByRole("heading", { name: "If Ana Poe met Di Frey" }).waitFor();
  await page.getByText("The list: 4 people").click();
  await press(page, /^Take out.*Ben Holt/);
  await page.getByText("The list: 3 people").waitFor();
  assert.equal(await button(page, "Lock this and use this result").count(), 0);
  assert.match(await panel(page).innerText(), /since this price was worked out\. Ask again\./);
  await press(page, /^Use this draft.*Draft 1/);
  await page.getByText("Draft 1 was worked out again for the list").first().waitFor();
  assert.ok(await page.getByText("The list: 3 people").isVisible());
  assert.match(await says(page), /2\s+of 3 people paired/);
  await guard.clean();
  await context.close();
});

test("leaving asks after a list was put right, until it is in a file", async () => {
  const { page, context } = await at.workspace();
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  await page.getByLabel("Volunteers file").setInputFiles(await at.written("leave.csv", list));
  await button(page, "Pair volunteers").waitFor();
  assert.equal(await asks(), false, "the list is in its own file");
  await press(page, /^Take out.*Di Frey/);
  await page.getByText("The list: 3 people").waitFor();
  assert.equal(await asks(), true);
  assert.match(await says(page), /List changed here, not saved to a file yet/);
  await at.saved(page, () => press(page, "Download the list (CSV)"));
  await page.getByText("List changed here").waitFor({ state: "detached" });
  assert.equal(await asks(), false);
  await context.close();
});

test("after another pairing a select and an opened row show what is so", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("select.csv", list));
  const show = page.getByLabel("Show", { exact: true });
  await openPair(page, "Ana Poe and Ben Holt");
  for (const choice of ["Locked", "All pairs", "Locked"]) await show.selectOption({ label: choice });
  await page.getByText("0 of 2 pairs").waitFor();
  await press(page, "Pair volunteers");
  await panel(page).getByText("2 pairs", { exact: true }).waitFor();
  assert.equal(await show.evaluate((select) => select.selectedOptions[0].textContent), "All pairs");
  await openPair(page, "Ana Poe and Ben Holt");
  await press(page, /^Does not work.*Ana Poe/);
  await page.locator("p.app-note").getByText("Set: a pair ruled out. The result is out of date now.").waitFor();
  await run(page, "Pair volunteers");
  assert.equal(await page.locator("details.app-more[open]").count(), 0, "no other pair is open in its place");
  await guard.clean();
  await context.close();
});

test("a list chosen before the office is there is waited for, and the wait has an end", async () => {
  const { page, guard, context } = await open(at.browser);
  let letIn;
  const gate = new Promise((done) => (letIn = done));
  await page.route(/office[^/]*\.wasm/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.clock.install();
  await page.goto(at.server.url("templates/third-email/index.html"));
  await page.getByText("Make a copy for each of many people").click();
  const field = page.getByLabel("Choose a list of people");
  await field.setInputFiles(await at.written("people.csv", list));
  await page.locator("p.app-note").getByText("Reading people.csv ...").waitFor();
  await page.clock.fastForward(11_000);
  await alert(page).waitFor();
  assert.match(await alert(page).innerText(), /people\.csv could not be read yet: .* Choose it again in a moment, or save it as "CSV UTF-8"/);
  assert.equal(await field.getAttribute("aria-describedby"), "choose-list-hint choose-list-error");
  letIn();
  // What comes late is taken in.
  await page.waitForFunction(() => self.toolkitOffice.state === "ready");
  await field.setInputFiles(await at.written("people.csv", list));
  await page.getByText("4 people", { exact: true }).waitFor();
  await guard.clean();
  await context.close();
});
