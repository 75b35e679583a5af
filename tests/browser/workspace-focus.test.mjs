// By keyboard alone: every button of the workspace is pressed, and the focus is never thrown back to the top of the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, button, paired, press, result, tab } from "./support/workspace.mjs";

let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

const list = [
  "name,email,profession,side,preference_1,preference_2",
  "Ana Poe,ana@surgery.example,GP,general practice,Ben Hoult,Ana Poe",
  "Cy Dunn,cy@surgery.example,nurse,general practice,Dy Frey,",
  "Ben Holt,ben@hospital.example,consultant,hospital,Ana Poe,",
  "Di Frey,di@hospital.example,sister,hospital,Cy Dun,",
  "Gus Ware,gus@hospital.example,consultant,hospital,,",
];

/** Where the keyboard is, in words; empty when it is nowhere. */
const here = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active && active !== document.body ? (active.textContent || active.id || active.tagName).trim() : "";
  });

/** Presses a control as somebody without a mouse does, and waits until what it starts is over. */
async function enter(page, control, name, key = "Enter") {
  await control.focus();
  await page.keyboard.press(key);
  // Two drawings later what was pressed has been dealt with. The focus follows a drawing within a moment.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  const somewhere = (when) =>
    page.waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 2_000 })
      .catch(() => assert.fail(`${when} ${name} the keyboard is nowhere`));
  await somewhere("after");
  await page.locator("#pairing-progress").waitFor({ state: "detached" });
  await somewhere("at the end of");
}


for (const [name, act] of Object.entries({
  "the list": async (page) => {
    await page.getByLabel("Volunteers file").setInputFiles(await at.written("wrong.csv", list));
    await button(page, "Pair volunteers").waitFor();
    assert.match(await here(page), /^Read from wrong\.csv/);
    for (const kind of [/^Use Ben Holt.*row 2/, /^Leave it/, /^Download the list/]) {
      await enter(page, button(page, kind).first(), String(kind));
    }
    // The last row, its neighbour, then the first.
    await enter(page, button(page, /^Take out.*Gus Ware/), "Take out");
    assert.match(await here(page), /Di Frey/, "the row before it takes the place of the last");
    await enter(page, button(page, /^Take out.*Ana Poe/), "Take out");
    assert.match(await here(page), /Cy Dunn/, "the row after it takes its place");
  },
  "the settings": async (page) => {
    await paired(page, await at.written("set.csv", list));
    await page.getByText("Professions: any may meet any").click();
    const tick = page.getByLabel("GP may meet consultant");
    await enter(page, tick, "untick", "Space");
    await enter(page, tick, "tick again", "Space");
    assert.ok(await tick.isVisible(), "nothing folds around the focus");
    await enter(page, button(page, "Repair, keeping these pairs").or(button(page, "Pair volunteers")).first(), "Pair volunteers");
    await enter(page, button(page, "Pair volunteers"), "Pair volunteers");
    assert.equal(await here(page), "Result");
  },
  "files of past pairs": async (page) => {
    await paired(page, await at.written("past.csv", list));
    await page.getByText("Add a file of past pairs").click();
    const rows = "person_a,email_a,person_b,email_b\r\nAna Poe,ana@surgery.example,Ben Holt,ben@hospital.example\r\n";
    await page.getByLabel("Add pairs of an earlier round").setInputFiles({ name: "pairs.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await page.getByText("pairs.csv: 1 pair, 1 of them").waitFor();
    await page.getByText("Add a file of past pairs").click();
    await enter(page, button(page, /^Remove.*pairs\.csv/), "Remove");
    assert.equal(await page.evaluate(() => document.activeElement.id), "past-file", "its field was folded and is open now");
  },
  "the list of pairs": async (page) => {
    await paired(page, await at.written("pairs.csv", list));
    await page.locator("details.app-more summary").first().press("Enter");
    for (const kind of ["Exchange done", "Lock this pair", "Does not work"]) {
      await enter(page, button(page, new RegExp(`^${kind}`)).first(), kind);
    }
    for (let left = await button(page, /^Remove/).count(); left > 0; left -= 1) {
      await enter(page, button(page, /^Remove/).last(), "Remove what was set by hand");
    }
    await page.getByLabel("Show", { exact: true }).selectOption({ label: "Exchange not done yet" });
    const row = page.locator("details.app-more").first();
    if (!(await row.evaluate((details) => details.open))) await row.locator("summary").press("Enter");
    await enter(page, button(page, /^Exchange done/).first(), "Exchange done, while those that are done are not shown");
    await page.getByLabel("Show", { exact: true }).selectOption({ label: "All pairs" });
    for (const kind of [/^What if/, /^Swap partners/, /has left$/]) {
      await tab(page, "Pairs");
      const more = page.locator("details.app-more").first();
      if (!(await more.evaluate((details) => details.open))) await more.locator("summary").press("Enter");
      await enter(page, button(page, kind).first(), String(kind));
    }
    await enter(page, button(page, "Repair, keeping these pairs"), "Repair");
    assert.equal(await here(page), "Result");
  },
  "prices, drafts and presets side by side": async (page) => {
    await paired(page, await at.written("price.csv", list));
    await tab(page, "Compare");
    const choose = async () => {
      await page.getByRole("combobox", { name: /General practice/ }).selectOption({ label: "Ana Poe" });
      await page.getByRole("combobox", { name: /Hospital/ }).selectOption({ label: "Di Frey" });
    };
    await enter(page, button(page, /^Show the price.*two people met/), "Show the price, with nobody chosen");
    await choose();
    await enter(page, button(page, /^Show the price.*two people met/), "Show the price");
    await enter(page, page.getByRole("button", { name: "Leave it", exact: true }), "Leave it");
    await choose();
    await enter(page, button(page, /^Show the price.*two people met/), "Show the price");
    await enter(page, button(page, "Lock this and use this result"), "Lock this");
    assert.equal(await here(page), "Result");
    for (const kind of ["Keep this result as a draft", /^Compare with the result/, /^Close the comparison/, /^Use this draft/, /^Remove.*Draft/]) {
      await enter(page, button(page, kind).first(), String(kind));
    }
    await tab(page, /^Fairness/);
    await enter(page, button(page, "Lay them side by side"), "Lay them side by side");
    assert.match(await here(page), /side by side/);
    await tab(page, "Proof");
    for (const kind of ["Save the proof (JSON)", "Download pairs (CSV)"]) await enter(page, button(page, kind), kind);
    for (const kind of [/^Undo/, /^Undo/, /^Redo/]) await enter(page, button(page, kind), String(kind));
  },
})) test(`the keyboard keeps its place: ${name}`, async () => {
  const { page, guard, context } = await at.workspace();
  await act(page);
  await guard.clean();
  await context.close();
});

test("Cancel has the focus during a run, and gives it back to what was pressed", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("cancel.csv", list));
  for (const [open, name, id] of [
    ["Pairs", "Pair volunteers", "pair-volunteers"],
    [/^Fairness/, "Lay them side by side", "ask-survey"],
  ]) {
    await tab(page, open);
    // Cancel is pressed in the breath in which it has the focus: the run is over too soon for a hand.
    await page.evaluate(() => {
      document.addEventListener("focusin", function once(event) {
        if (event.target.id !== "cancel-pairing") return;
        document.removeEventListener("focusin", once);
        globalThis.had = event.target.textContent;
        event.target.click();
      });
    });
    await button(page, name).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => document.activeElement.id === id, id);
    assert.equal(await page.evaluate(() => globalThis.had), "Cancel");
    await page.locator("p.app-note").getByText("Pairing cancelled. Everything is as it was.").waitFor();
  }
  await guard.clean();
  await context.close();
});

test("the drawing can be reached by keyboard when the person who was looked at has gone", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("drawing.csv", list));
  await tab(page, "Drawing");
  await page.locator(".app-drawing__person").last().focus();
  await page.keyboard.press("End");
  await page.getByText("The list: 5 people").click();
  for (const who of ["Gus Ware", "Di Frey", "Cy Dunn"]) await press(page, new RegExp(`^Take out.*${who}`));
  await press(page, "Pair volunteers");
  await page.getByText("Out of date.").waitFor({ state: "detached" });
  await result(page).waitFor();
  assert.equal(await page.locator('.app-drawing__person[tabindex="0"]').count(), 1);
  await guard.clean();
  await context.close();
});

test("How to prepare it opens the panel that it leads to, and only an error of a list unfolds the ways to bring one in", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByRole("link", { name: "How to prepare it" }).click();
  assert.equal(await page.locator("#about-this-tool").evaluate((panel) => panel.open ?? panel.closest("details")?.open), true);
  await paired(page, await at.written("fold.csv", list));
  await page.getByLabel("Draw number (seed)").fill("x");
  await press(page, "Pair volunteers");
  await page.getByRole("alert").filter({ hasText: "Draw number must be" }).waitFor();
  assert.equal(await page.getByLabel("Volunteers file").isVisible(), false);
  await guard.clean();
  await context.close();
});
