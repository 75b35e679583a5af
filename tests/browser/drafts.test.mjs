// Drafts of forms: kept where somebody asks for it, found again, gone after a week or on request; and never of a form of which
// nothing may be kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, open } from "./support/browser.mjs";
import { choice, databases, emptied, kept, name, press, records } from "./support/drafts.mjs";
import { dist, serve } from "./support/server.mjs";

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
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

async function start(page, id = "sign-up") {
  await page.goto(server.url(`forms/${id}/index.html`));
  await page.getByRole("button", { name: /^(Start|Go on)$/ }).waitFor();
}

test("a draft of a form is kept by choice alone, comes back after the phone was put away, and goes with the tick", async () => {
  const { page, guard, context } = await open(browser, phone);
  await start(page);
  assert.equal(await choice(page).isChecked(), false, "nothing is kept unless somebody asks for it");
  await press(page, "Start");
  await name(page).fill("Ana Poe");
  assert.deepEqual(await databases(page), []);
  await choice(page).check();
  await kept(page);
  await name(page).fill("Ana Poe 😀 \u05d0\u05d1");
  await kept(page);
  assert.ok(Object.values(await records(page)).some((text) => text.includes("Ana Poe 😀")), "what was typed last is kept");
  // What is kept does not make the browser warn.
  await page.reload();
  await page.getByRole("button", { name: "Go on", exact: true }).waitFor();
  await page.getByRole("status").getByText("Your draft is filled in.").waitFor();
  assert.ok(await choice(page).isChecked());
  await kept(page);
  await press(page, "Go on");
  assert.equal(await name(page).inputValue(), "Ana Poe 😀 \u05d0\u05d1");

  // Another form has a draft of its own, or none.
  const other = await context.newPage();
  await start(other, "action-plan");
  assert.equal(await choice(other).isChecked(), false);
  await other.close();

  await choice(page).uncheck();
  await page.getByRole("status")
    .getByText("Nothing is kept on this phone any more. The browser may take a while to clear the words from the phone’s disk.")
    .waitFor();
  await emptied(page);
  await guard.clean();
  await context.close();
});

test("a draft older than a week is gone when the next form is opened, and one of yesterday is not", async () => {
  for (const [days, found] of [[6, true], [8, false]]) {
    const { page, context } = await open(browser, phone);
    await start(page);
    await choice(page).check();
    await press(page, "Start");
    await name(page).fill("Ana Poe");
    await kept(page);
    await page.clock.install({ time: Date.now() + days * 24 * 60 * 60 * 1000 });
    // Opened first: a form that is not the draft's own clears it away all the same.
    await start(page, "action-plan");
    if (!found) await emptied(page);
    await start(page);
    if (found) {
      await page.getByRole("button", { name: "Go on", exact: true }).waitFor();
      await page.getByText(/^Kept on this phone \d+ [A-Z][a-z]+, \d\d:\d\d$/).waitFor();
    } else {
      assert.equal(await choice(page).isChecked(), false);
      await press(page, "Start");
      assert.equal(await name(page).inputValue(), "");
    }
    await context.close();
  }
});

test("clearing everything in one tab makes the other tab stop keeping", async () => {
  const { page, guard, context } = await open(browser);
  await start(page);
  await choice(page).check();
  await press(page, "Start");
  await name(page).fill("Ana Poe");
  await kept(page);
  const second = await context.newPage();
  await start(second);
  await second.getByText("This work is open in another tab, and that tab keeps it.").waitFor();
  assert.equal(await choice(second).isChecked(), false);
  await second.close();

  const another = await context.newPage();
  await start(another, "preferences");
  await press(another, "Clear everything on this computer");
  await another.getByRole("status").getByText("Nothing is kept on this computer any more.").waitFor();
  assert.deepEqual(await databases(another), []);
  await page.getByRole("status").getByText("Nothing is kept on this computer any more.").waitFor();
  assert.equal(await choice(page).isChecked(), false);
  assert.equal(await name(page).inputValue(), "Ana Poe", "what is on the screen stays");
  await name(page).fill("Ana Poe again");
  await page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  assert.deepEqual(await databases(page), []);
  await guard.clean();
  await context.close();
});

test("equality answers, and what may be returned without a name, are never kept", async () => {
  for (const id of ["equality-form", "equality-extra", "reflection", "survey", "group-feedback", "issue-report"]) {
    const { page, context } = await open(browser, phone);
    await start(page, id);
    assert.ok(await page.getByText("Answers to this form are never kept on this phone.").isVisible(), id);
    assert.equal(await choice(page).count(), 0, id);
    await press(page, "Start");
    await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
    assert.equal(await choice(page).count(), 0, id);
    await page.locator("form").getByRole("radio").or(page.locator("form").getByRole("textbox")).first().waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    assert.deepEqual(await databases(page), [], id);
    await context.close();
  }
});

test("a form of which nothing may be kept does not even look for drafts", async () => {
  const { page, context } = await open(browser, phone);
  await page.addInitScript(() => {
    self.opened = 0;
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...names) { self.opened += 1; return open.apply(this, names); };
  });
  await start(page);
  await choice(page).check();
  await press(page, "Start");
  await name(page).fill("Ana Poe");
  await kept(page);
  assert.ok((await page.evaluate(() => self.opened)) > 0);
  await start(page, "reflection");
  await page.waitForFunction(() => self.toolkitOffice.state === "ready");
  await page.getByText("Answers to this form are never kept on this phone.").waitFor();
  assert.equal(await page.evaluate(() => self.opened), 0);
  await context.close();
});

test("a phone that keeps nothing says so, and the answers still go into a file", async () => {
  const { page, context } = await open(browser, phone);
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
  });
  await start(page);
  await press(page, "Start");
  await name(page).fill("Ana Poe");
  await choice(page).click();
  await page.getByRole("alert")
    .getByText("There is no room left on this phone, so your work is not kept on it. Nothing is lost: save it to a file.")
    .waitFor();
  assert.equal(await choice(page).isChecked(), false);
  await page.getByLabel("What is your work email address?").fill("ana@surgery.example");
  await press(page, "Continue");
  await page.getByLabel("What is your job?").fill("GP");
  await page.getByRole("radio", { name: "General practice" }).check();
  await page.getByLabel("Where do you work?").fill("Quay Surgery");
  await press(page, "Continue");
  await press(page, "Continue");
  await page.getByRole("group", { name: "Can you agree to this?" }).getByLabel("Yes", { exact: true }).check();
  await page.getByRole("radio", { name: "I plan my own time" }).check();
  await press(page, "Continue");
  await press(page, "Finish");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save the file to send back")]);
  assert.match(await readFile(await download.path(), "utf8"), /Ana Poe/);
  await context.close();
});

test("a form opened from a folder keeps nothing", async () => {
  const { page, context } = await open(browser);
  await page.goto(pathToFileURL(join(dist, "forms/sign-up/index.html")).href);
  await page.getByRole("button", { name: "Start", exact: true }).waitFor();
  assert.ok(await page.getByText("A page opened from a folder keeps nothing on this computer.").isVisible());
  assert.equal(await choice(page).count(), 0);
  await press(page, "Start");
  await name(page).fill("Ana Poe");
  assert.equal(await choice(page).count(), 0);
  assert.deepEqual(await databases(page), []);
  await context.close();
});
