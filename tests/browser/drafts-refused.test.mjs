// A browser that keeps nothing, or does not answer, is waited for for seconds: then the page says what is not possible, and what to do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { launch, open } from "./support/browser.mjs";
import { choice, databases, holds, kept, name, press, put, questions, records, rewrite, scheme, template } from "./support/drafts.mjs";
import { serve } from "./support/server.mjs";

let browser;
let server;

before(async () => {
  server = await serve("/toolkit/");
  browser = await launch(["--host-resolver-rules=MAP intranet.example 127.0.0.1"]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A form whose browser is as `change` makes it, in which somebody has typed and ticks the box. */
async function ticked(change, options) {
  const opened = await open(browser, options);
  await opened.page.addInitScript(change);
  await opened.page.clock.install();
  await questions(opened.page, server);
  await name(opened.page).fill("Ana Poe");
  await choice(opened.page).click();
  return opened;
}
const alert = (page, words) => page.getByRole("alert").getByText(words).waitFor();

const without = {
  "locks are refused": () => { LockManager.prototype.request = async () => { throw new DOMException("Denied.", "SecurityError"); }; },
  "locks throw": () => { LockManager.prototype.request = () => { throw new DOMException("Denied.", "SecurityError"); }; },
  "asking for locks is refused": () => Object.defineProperty(Navigator.prototype, "locks", { get() { throw new DOMException("Denied.", "SecurityError"); } }),
  "locks never answer": () => { LockManager.prototype.request = () => new Promise(() => {}); },
};
for (const [what, change] of Object.entries(without)) {
  test(`where ${what}, the work is kept all the same`, async () => {
    const { page, guard, context } = await ticked(change);
    await page.clock.runFor(6_000);
    await kept(page);
    await holds(page, "Ana Poe");
    await guard.clean();
    await context.close();
  });
}

test("on an intranet without https the work is kept", async () => {
  const { page, guard, context } = await open(browser);
  await page.goto(server.url("templates/third-email/index.html").replace("127.0.0.1", "intranet.example"));
  assert.deepEqual(await page.evaluate(() => [isSecureContext, typeof navigator.locks]), [false, "undefined"]);
  await page.locator("summary").filter({ hasText: "Keep or open your work" }).click();
  await choice(page).check();
  await scheme(page).fill("Harbour");
  await kept(page);
  await holds(page, "Harbour");
  await guard.clean();
  await context.close();
});

const noPlace = "This browser does not let the page keep anything on this computer. A private window, or a setting of your organisation, can be the reason. Nothing is lost: save your work to a file.";
const noAnswer = "This browser did not answer when it was asked to keep your work on this computer. Nothing is lost: save it to a file. Then tick the box again, or restart the browser.";
const refusing = {
  "has no database": [() => Object.defineProperty(self, "indexedDB", { value: undefined }), noPlace],
  "refuses the database": [() => Object.defineProperty(self, "indexedDB", { get() { throw new DOMException("Denied.", "SecurityError"); } }), noPlace],
  "refuses to open the database": [() => { IDBFactory.prototype.open = () => { throw new DOMException("Denied.", "SecurityError"); }; }, noPlace],
  "never opens the database": [() => { IDBFactory.prototype.open = () => new EventTarget(); }, noAnswer],
  "never writes": [() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...how) {
      const real = transaction.apply(this, how);
      if (how[1] === "readwrite") real.addEventListener("complete", (event) => event.stopImmediatePropagation(), { capture: true });
      return real;
    };
  }, noAnswer],
  "breaks off each writing": [() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...what) { const request = put.apply(this, what); this.transaction.abort(); return request; };
  }, /^This browser could not keep your work on this computer \(.+\)\. Nothing is lost: save it to a file\.$/],
};
for (const [what, [change, words]] of Object.entries(refusing)) {
  test(`a browser that ${what} is said to, and the work goes into a file`, async () => {
    const { page, guard, context } = await ticked(change);
    // Long enough for two answers that never come.
    for (let second = 0; second < 12; second += 1) await page.clock.runFor(1_000);
    await alert(page, words);
    assert.equal(await choice(page).isChecked(), false);
    assert.equal(await page.getByText("Keeping …").count(), 0);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save this page’s work to a file")]);
    assert.match(await readFile(await download.path(), "utf8"), /Ana Poe/);
    await guard.clean();
    await context.close();
  });
}

test("a full disk is said in plain words, and the work is kept again once there is room", async () => {
  const { page, guard, context } = await open(browser);
  await questions(page, server);
  await choice(page).check();
  await kept(page);
  // In Chromium's own words: it has no name of its own for a full disk.
  await page.evaluate(() => {
    self.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("IO error: 000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 9::WritableFileAppend::8)", "UnknownError"); };
  });
  await name(page).fill("Ana Poe ".repeat(5_000));
  await alert(page, "There is no room left on this computer, so your work is not kept on it. Nothing is lost: save it to a file. Then free some room and tick the box again.");
  await page.evaluate(() => { IDBObjectStore.prototype.put = self.put; });
  await choice(page).check();
  await kept(page);
  await holds(page, "Ana Poe Ana Poe");
  await guard.clean();
  await context.close();
});

test("clearing everything says so where another page holds the database open", async () => {
  const { page, guard, context } = await open(browser);
  await page.clock.install();
  await questions(page, server);
  await choice(page).check();
  await kept(page);
  const other = await context.newPage();
  await other.goto(server.url("about/privacy/index.html"));
  await other.evaluate(() => new Promise((done) => {
    const opening = indexedDB.open("workplace-exchange");
    opening.onsuccess = () => { self.held = opening.result; done(); };
  }));
  await press(page, "Back");
  await press(page, "Clear everything on this computer");
  for (let second = 0; second < 6; second += 1) await page.clock.runFor(1_000);
  await alert(page, "What is kept could not be removed from this computer yet: another tab or window of this site has it open. Close the others, then try again.");
  await other.close();
  await press(page, "Clear everything on this computer");
  await page.getByRole("status").getByText("Nothing is kept on this computer any more.").waitFor();
  assert.deepEqual(await databases(page), []);
  await guard.clean();
  await context.close();
});

for (const [what, change, why] of [
  ["of another version of the form", (text) => text.replace(/"form_version": \d+/, '"form_version": 999'), /^The draft on this computer cannot be opened, and is left as it is\./],
  ["that is damaged", null, /^The draft on this computer is damaged and cannot be opened\./],
]) {
  test(`a draft ${what} is overwritten by nothing, and its words can be taken out`, async () => {
    const { page, guard, context } = await open(browser);
    await questions(page, server);
    await choice(page).check();
    await name(page).fill("Ana Poe");
    await kept(page);
    await name(page).fill("Ana Poe, GP");
    await kept(page);
    await page.goto(server.url("about/privacy/index.html"));
    if (change) await rewrite(page, change);
    else await put(page, Object.fromEntries(Object.entries(await records(page)).map(([key, text]) => [key, text.slice(0, -3)])));
    const before = await records(page);

    await questions(page, server);
    await alert(page, why);
    await choice(page).click();
    await name(page).fill("Somebody else");
    await alert(page, why);
    assert.equal(await choice(page).isChecked(), false);
    assert.deepEqual(await records(page), before);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save its words as a text file")]);
    assert.match(await readFile(await download.path(), "utf8"), /Ana Poe, GP/);
    await page.getByRole("status").getByText("Its words are saved with your downloads, as kept-words.txt.").waitFor();
    await press(page, "Remove it");
    await page.getByText("It is removed. To keep this page’s work from now on, tick “Keep a draft”.").first().waitFor();
    assert.deepEqual(await records(page), {});
    await choice(page).check();
    await kept(page);
    await holds(page, "Somebody else");
    await guard.clean();
    await context.close();
  });
}
