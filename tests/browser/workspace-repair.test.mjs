// What happens after the pairs are made: exchanges are done, somebody leaves, somebody joins, a pair does not work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./support/sound.mjs";
import { begin, button, openPair, paired, pairs, panel, press, result, run, says, tab } from "./support/workspace.mjs";

let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

const names = { a: ["Ana Poe", "Cy Dunn", "Eve Hart", "Flo Nash"], b: ["Ben Holt", "Di Frey", "Gus Ware", "Hal Birch"] };
const email = (name) => `${name.split(" ")[0].toLowerCase()}@place.example`;
const second = { "Flo Nash": "Ben Holt", "Hal Birch": "Ana Poe" };
const line = (side) => (name, at) =>
  [name, email(name), side, names[side === "hospital" ? "a" : "b"][at], second[name] ?? ""].join(",");
const heading = "name,email,side,preference_1,preference_2";
/** Everybody's first choice is the one in the same place on the other side. Flo and Hal would take Ben and Ana as well. */
const list = [heading, ...names.a.map(line("general practice")), ...names.b.map(line("hospital"))];

/** Who meets whom by the file of pairs, and whether their exchange is done. */
async function made(page, under) {
  const file = await at.saved(page, () => press(page, "Download pairs (CSV)"), under);
  const [heads, ...rows] = file.text.replace("\uFEFF", "").trim().split("\r\n").map((row) => row.split(","));
  const cell = (row, name) => row[heads.indexOf(name)];
  return {
    path: file.path,
    pairs: rows.map((row) => `${cell(row, "person_a")} & ${cell(row, "person_b")}`).sort(),
    done: rows.filter((row) => cell(row, "done") === "yes").map((row) => cell(row, "person_a")),
  };
}

test("a pair that does not work, one that is done and a withdrawal: the rest stay, and the page says who has to be told", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("round.csv", list));
  assert.deepEqual((await made(page)).pairs, ["Ana Poe & Ben Holt", "Cy Dunn & Di Frey", "Eve Hart & Gus Ware", "Flo Nash & Hal Birch"]);

  await openPair(page, "Flo Nash and Hal Birch");
  await press(page, /^Exchange done.*Flo Nash/);
  await openPair(page, "Ana Poe and Ben Holt");
  await press(page, /^Does not work: never pair them.*Ana Poe/);
  await page.getByText("Out of date.").waitFor();
  await run(page, "Repair, keeping these pairs");
  // Somebody else has to give way: two pairs swap. Flo and Hal would do so most gladly, but their exchange is done.
  let now = await made(page);
  assert.ok(now.pairs.includes("Flo Nash & Hal Birch"));
  assert.ok(!now.pairs.includes("Ana Poe & Ben Holt"));
  assert.deepEqual(now.done, ["Flo Nash"]);
  assert.match(await says(page), /Repaired: 2 of 4 pairs from the result before stay together\. 4 people to be told\./);
  await tab(page, "To tell (4)");
  const told = await panel(page).innerText();
  for (const name of ["Ana Poe", "Ben Holt"]) assert.ok(told.includes(email(name)), told);
  for (const name of ["Flo Nash", "Hal Birch"]) assert.ok(!told.includes(email(name)), told);
  await sound(page, "who has to be told");

  // Ben leaves: whoever was with him is to be told, and the pair that is done still stands.
  const partner = now.pairs.find((pair) => pair.endsWith("Ben Holt")).split(" & ")[0];
  await tab(page, "Pairs");
  await openPair(page, `${partner} and Ben Holt`);
  await press(page, "Ben Holt has left");
  await page.getByText("Out of date.").waitFor();
  await run(page, "Repair, keeping these pairs");
  const before = now.pairs;
  now = await made(page);
  assert.equal(now.pairs.length, 3);
  assert.ok(!now.pairs.some((pair) => pair.includes("Ben Holt")));
  assert.equal(now.pairs.filter((pair) => before.includes(pair)).length, 3, "every other pair stays");
  await tab(page, /^To tell/);
  assert.ok((await panel(page).innerText()).includes(email(partner)));
  await guard.clean();
  await context.close();
});

test("a late joiner is paired without moving anybody, from the list and the pairs of weeks ago", async () => {
  const { page, guard, context } = await at.workspace();
  // Flo wants nobody yet: the hospital has one too many.
  await paired(page, await at.written("early.csv", list.filter((row) => !row.startsWith("Flo Nash"))));
  await openPair(page, "Cy Dunn and Di Frey");
  await press(page, /^Exchange done.*Cy Dunn/);
  await page.getByText("Set by hand").waitFor();
  const early = await made(page, "early-");
  assert.equal(early.pairs.length, 3);
  await context.close();

  // Another day, another device: the list has one more, and the pairs of then come back from their file.
  const later = await at.workspace();
  await later.page.getByLabel("Volunteers file").setInputFiles(await at.written("late.csv", list));
  await later.page.getByText("Keep pairs that were made before").click();
  await later.page.getByLabel("Pairs of this round").setInputFiles(early.path);
  await result(later.page).waitFor();
  const late = await made(later.page, "late-");
  assert.deepEqual(late.pairs, [...early.pairs, "Flo Nash & Hal Birch"].sort());
  assert.deepEqual(late.done, ["Cy Dunn"]);
  assert.match(await says(later.page), /Repaired: 3 of 3 pairs from early-pairs\.csv stay together\. 2 people to be told\./);
  await tab(later.page, "To tell (2)");
  assert.match(await panel(later.page).innerText(), /Flo Nash[^]*no partner[^]*Hal Birch/);

  // In the same sitting too: another list in, and repair.
  await later.page.getByText("Use another list").first().click();
  await later.page.getByLabel("Volunteers file").setInputFiles(
    await at.written("later.csv", [...list, "Ivy Cole,ivy@place.example,hospital,,", "Jo Marsh,jo@place.example,general practice,,"]),
  );
  await later.page.getByText("Out of date.").waitFor();
  await run(later.page, "Repair, keeping these pairs");
  assert.deepEqual((await made(later.page)).pairs, [...late.pairs, "Jo Marsh & Ivy Cole"].sort());
  await tab(later.page, "To tell (2)");
  assert.ok(!(await panel(later.page).innerText()).includes("Flo Nash"));
  await later.guard.clean();
  await later.context.close();
});

test("on a phone it can be read who has to be told, and on paper no more is printed than is open", async () => {
  const { page, guard, context } = await at.workspace({ viewport: { width: 320, height: 640 } });
  await paired(page, await at.written("phone.csv", list));
  await openPair(page, "Ana Poe and Ben Holt");
  await press(page, "Ana Poe has left");
  await run(page, "Repair, keeping these pairs");
  await tab(page, /^To tell/);
  const told = page.getByRole("region", { name: "Who has to be told" });
  assert.ok((await told.innerText()).includes(email("Ben Holt")));
  const over = await told.evaluate((region) => region.scrollWidth - region.clientWidth);
  assert.equal(over, 0, "every column fits the phone");
  await sound(page, "who has to be told, on a phone");

  await page.emulateMedia({ media: "print" });
  const row = page.getByRole("table", { name: "Volunteers as they were read" }).getByRole("rowheader", { name: "Hal Birch" });
  assert.equal(await row.count(), 0, "the folded list has everybody's address");
  assert.ok(await told.isVisible());
  await page.emulateMedia({ media: "screen" });
  await page.getByText(/^The list: 7 people/).click();
  await page.emulateMedia({ media: "print" });
  assert.ok(await row.isVisible(), "a list that was opened is printed");
  await guard.clean();
  await context.close();
});

test("a withdrawal and its repair can be undone", async () => {
  const { page, guard, context } = await at.workspace();
  await paired(page, await at.written("undo.csv", list));
  const first = await made(page);
  await openPair(page, "Ana Poe and Ben Holt");
  await press(page, "Ana Poe has left");
  await run(page, "Repair, keeping these pairs");
  assert.equal((await made(page)).pairs.length, 3);
  await press(page, /^Undo/);
  await press(page, /^Undo/);
  await button(page, /^Redo/).waitFor();
  assert.deepEqual((await made(page)).pairs, first.pairs);
  assert.equal(pairs((await at.saved(page, () => press(page, "Download pairs (CSV)"))).text).length, 4);
  await guard.clean();
  await context.close();
});
