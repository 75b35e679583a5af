// The main job, as an administrator does it: a list in, pairs out, on the administrator's own device.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./support/browser.mjs";
import { dist, serve } from "./support/server.mjs";
import { begin, pairs, result } from "./support/workspace.mjs";

let at;
let rootServer;
const saved = (page, press) => at.saved(page, press);

before(async () => {
  at = await begin();
});
after(async () => {
  await at?.end();
  await rootServer?.close();
});

/** Moves the keyboard's focus forward until it is on the control, as a person without a mouse does. */
async function tabTo(page, control) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the control cannot be reached with Tab");
}

test("the whole journey by keyboard, and no request once the client is in", async () => {
  const { page, guard, context } = await at.workspace();
  await page.waitForLoadState("networkidle");
  const before = guard.requests.length;

  const sample = page.getByRole("button", { name: "Use sample volunteers" });
  await tabTo(page, sample);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Pair volunteers" }).waitFor();
  assert.ok(await page.getByText("118").first().isVisible(), "the page says how many people were read");

  const pair = page.getByRole("button", { name: "Pair volunteers" });
  await tabTo(page, pair);
  await page.keyboard.press("Enter");
  await result(page).waitFor();
  assert.match(await page.locator("main").innerText(), /117\s+of 118 people paired/);
  assert.match(await page.locator("main").innerText(), /59 pairs/);

  const download = page.getByRole("button", { name: "Download pairs (CSV)" });
  await tabTo(page, download);
  const first = await saved(page, () => page.keyboard.press("Enter"));
  assert.equal(first.name, "pairs.csv");
  assert.ok(first.text.startsWith("\uFEFFperson_a,email_a,person_b,email_b,"), first.text.slice(0, 60));
  assert.equal(pairs(first.text).length, 59);

  // Another preset gives other pairs; the same settings give the same file.
  const preset = page.getByRole("radio", { name: "Most first choices" });
  const chosen = page.getByRole("radio", { name: "Fewest disappointed" });
  await tabTo(page, chosen);
  await page.keyboard.press("ArrowDown");
  assert.ok(await preset.isChecked());
  assert.ok(await page.getByText("Out of date.").isVisible());
  await tabTo(page, pair);
  await page.keyboard.press("Enter");
  await page.getByText("Out of date.").waitFor({ state: "detached" });
  const second = await saved(page, () => download.press("Enter"));
  assert.notEqual(second.text, first.text);

  const seed = page.getByLabel("Draw number (seed)");
  await tabTo(page, seed);
  await seed.press("ControlOrMeta+a");
  await page.keyboard.type("42");
  await page.keyboard.press("Enter");
  await page.getByText("Out of date.").waitFor({ state: "detached" });
  const third = await saved(page, () => download.press("Enter"));
  assert.equal(pairs(third.text).length, 59);

  assert.deepEqual(guard.requests.slice(before).filter((url) => !url.startsWith("blob:")), [], "the client asked for something");
  await guard.clean();
  await context.close();
});

for (const [way, address] of Object.entries({
  "opened from a folder by double-click": async () => pathToFileURL(join(dist, "workspace/index.html")).href,
  "at the root of a host": async () => {
    rootServer = await serve("/");
    return rootServer.url("workspace/index.html");
  },
})) test(`the page ${way} pairs as well`, async () => {
  const { page, guard, context } = await at.workspace({}, `${await address()}#pair`);
  await page.getByRole("button", { name: "Use sample volunteers" }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).click();
  await result(page).waitFor();
  const file = await saved(page, () => page.getByRole("button", { name: "Download pairs (CSV)" }).click());
  assert.equal(pairs(file.text).length, 59);
  await guard.clean();
  await context.close();
});

test("a file of one's own is read, and each problem is named by row, column and heading", async () => {
  const { page, guard, context } = await at.workspace();
  const list = join(at.folder, "volunteers.csv");
  await writeFile(
    list,
    "name,email,profession,side,organisation,preference_1,host_days\r\n" +
      "Ana Poe,ana@surgery.example,GP,general practice,Quay Surgery,Ben Holt,Mon AM\r\n" +
      "Cy Dunn,cy@surgery.example,GP,general practice,Quay Surgery,Ben Hoult,Someday\r\n" +
      "Ben Holt,ben@hospital.example,consultant,hospital,Saltmarsh General,,\r\n" +
      "Di Frey,di@hospital.example,consultant,hospital,Saltmarsh General,,\r\n",
  );
  await page.getByLabel("Volunteers file").setInputFiles(list);
  await page.getByRole("button", { name: "Pair volunteers" }).waitFor();
  const main = await page.locator("main").innerText();
  assert.match(main, /Row 3, column 7 \(host_days\)/);
  assert.match(main, /Ben Hoult/);
  await page.getByRole("button", { name: "Pair volunteers" }).click();
  await result(page).waitFor();
  assert.match(await page.locator("main").innerText(), /4\s+of 4 people paired/);
  const file = await saved(page, () => page.getByRole("button", { name: "Download pairs (CSV)" }).click());
  assert.ok(file.text.includes("Ana Poe,ana@surgery.example,Ben Holt,ben@hospital.example"), file.text);
  await guard.clean();
  await context.close();
});

test("a file that cannot be read leaves the screen as it was and says what to do", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByRole("button", { name: "Use sample volunteers" }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).click();
  await result(page).waitFor();
  const before = await page.getByRole("tabpanel").textContent();

  const broken = join(at.folder, "broken.csv");
  await writeFile(broken, 'name,email\r\nAna,ana@surgery.example\r\n"Ben,ben@surgery.example\r\n');
  const input = page.getByLabel("Volunteers file");
  if (!(await input.isVisible())) await page.getByText("Use another list").first().click();
  await input.setInputFiles(broken);
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await summary.waitFor();
  assert.match(await summary.innerText(), /Row 3, column 1 \(name\): a quotation mark is opened but never closed\. Nothing was imported\./);
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.getByRole("tabpanel").textContent(), before);
  await guard.clean();
  await context.close();
});

test("every change can be undone and done again", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByRole("button", { name: "Use sample volunteers" }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Redo/ }).click();
  await page.getByRole("button", { name: "Pair volunteers" }).waitFor();
  await guard.clean();
  await context.close();
});

test("without script the page says what it does and gives the blank spreadsheet", async () => {
  const { page, context } = await open(at.browser, { javaScriptEnabled: false });
  await page.goto(at.server.url("workspace/index.html"));
  const link = page.locator('main a[href$="volunteers-blank.csv"]').first();
  assert.ok(await link.isVisible());
  const answer = await fetch(new URL(await link.getAttribute("href"), page.url()));
  const blank = Buffer.from(await answer.arrayBuffer()).toString("utf8"); // text() would drop the byte order mark
  assert.ok(blank.startsWith("\uFEFFname,email,phone,profession,side,organisation,"), blank.slice(0, 80));
  await context.close();
});
