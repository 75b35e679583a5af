// A list that is not right yet: what is wrong, what it may have meant, and what the list itself settles.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./support/sound.mjs";
import { begin, button, pairs, paired, panel, press, result, run, says } from "./support/workspace.mjs";

let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

const heading = "name,email,profession,side,organisation,preference_1,preference_2";

/** A list with a name that nobody has, one that two have, oneself, one's own side, and the same name twice. */
const wrong = [
  heading,
  "Ana Poe,ana@surgery.example,GP,general practice,Quay Surgery,Ben Hoult,",
  "Cy Dunn,cy@surgery.example,GP,general practice,Quay Surgery,Cy Dunn,Di Frey",
  "Eve Hart,eve@surgery.example,GP,general practice,Mill Surgery,Ana Poe,Ben Holt",
  "Flo Nash,flo@surgery.example,GP,general practice,Mill Surgery,Ben Holt,Ben Holt",
  "Ben Holt,ben@hospital.example,consultant,hospital,Saltmarsh General,Sam Lee,",
  "Di Frey,di@hospital.example,consultant,hospital,Saltmarsh General,,",
  "Gus Ware,gus@hospital.example,consultant,hospital,Saltmarsh General,,",
  "Hal Birch,hal@hospital.example,consultant,hospital,Saltmarsh General,,",
  "Sam Lee,sam1@surgery.example,GP,general practice,Hill Surgery,,",
  "Sam Lee,sam2@surgery.example,GP,general practice,Vale Surgery,,",
];

const problems = (page) => page.getByRole("list", { name: /to look at/ });

test("each choice that nobody can meet is named with its person and heading, and taken up or left", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByLabel("Volunteers file").setInputFiles(await at.written("wrong.csv", wrong));
  await problems(page).waitFor();
  const found = await problems(page).innerText();
  for (const [person, place, what] of [
    ["Ana Poe", "Row 2, column 6 (preference_1)", 'Did you mean "Ben Holt"?'],
    ["Cy Dunn", "Row 3, column 6 (preference_1)", "is the person's own"],
    ["Eve Hart", "Row 4, column 6 (preference_1)", "own side"],
    ["Flo Nash", "Row 5, column 7 (preference_2)", "earlier among the choices already"],
    ["Ben Holt", "Row 6, column 6 (preference_1)", "is the name of 2 people"],
  ]) {
    const line = found.split("\n").find((text) => text.startsWith(`${place}, ${person}`));
    assert.ok(line?.includes(what), `${place}, ${person}, ${what}: not in\n${found}`);
  }
  await sound(page, "a list with problems");

  // The nearest name is taken up, and the list is another one from then on.
  await press(page, /^Use Ben Holt.*row 2/);
  await page.getByText("Row 2, column 6").waitFor({ state: "detached" });
  // One of two with the same name, told apart by their emails.
  await press(page, /^Use sam2@surgery\.example.*row 6/);
  await page.getByText("Row 6, column 6").waitFor({ state: "detached" });
  // And one stays as it is.
  await press(page, /^Leave it.*row 5/);
  await page.getByText("Row 5, column 7").waitFor({ state: "detached" });
  assert.match(await says(page), /1 left as they are/);

  const list = await at.saved(page, () => press(page, "Download the list (CSV)"));
  assert.equal(list.name, "volunteers.csv");
  const rows = list.text.replace("\uFEFF", "").trim().split("\r\n");
  assert.equal(rows[0], heading);
  assert.equal(rows[1], "Ana Poe,ana@surgery.example,GP,general practice,Quay Surgery,Ben Holt,");
  assert.equal(rows[5], "Ben Holt,ben@hospital.example,consultant,hospital,Saltmarsh General,sam2@surgery.example,");
  assert.equal(rows[4], wrong[4], "what was left is as it was");

  // Undo goes back through what was put right, step by step.
  await press(page, /^Undo.*a problem left/);
  await page.getByText("Row 5, column 7").waitFor();
  await press(page, "Pair volunteers");
  await result(page).waitFor();
  assert.match(await says(page), /8\s+of 10 people paired/);
  await guard.clean();
  await context.close();
});

test("a file with three sides is refused with a sentence that says how to run two rounds", async () => {
  const { page, guard, context } = await at.workspace();
  await page.getByLabel("Volunteers file").setInputFiles(
    await at.written("three.csv", [
      "name,profession,side",
      "Ana Poe,GP,general practice",
      "Ben Holt,consultant,hospital",
      "Cy Dunn,pharmacist,pharmacy",
      "Di Frey,pharmacist,pharmacy",
    ]),
  );
  await button(page, "Pair volunteers").waitFor();
  assert.match(await says(page), /are three sides, and an exchange has two\. Run two rounds: first without "pharmacy"/);
  await guard.clean();
  await context.close();
});

test("the table of professions keeps two professions apart", async () => {
  const { page, guard, context } = await at.workspace();
  const list = await at.written("professions.csv", [
    "name,email,profession,side",
    "Ana Poe,ana@surgery.example,GP,general practice",
    "Cy Dunn,cy@surgery.example,practice nurse,general practice",
    "Ben Holt,ben@hospital.example,consultant,hospital",
    "Di Frey,di@hospital.example,ward sister,hospital",
  ]);
  await paired(page, list);
  await page.getByText("Professions: any may meet any").click();
  for (const both of ["GP may meet consultant", "practice nurse may meet ward sister"]) await page.getByLabel(both).uncheck();
  await page.getByText("Professions: 2 kept apart").waitFor();
  await sound(page, "the table of professions");
  await run(page, "Pair volunteers");
  const file = await at.saved(page, () => press(page, "Download pairs (CSV)"));
  const couples = pairs(file.text).map((line) => line.split(",").filter((cell) => cell.includes("@")).join(" "));
  assert.deepEqual(couples.sort(), ["ana@surgery.example di@hospital.example", "cy@surgery.example ben@hospital.example"]);
  await guard.clean();
  await context.close();
});

test("pairs of an earlier round are not made again, and only a wish lets them be", async () => {
  const { page, guard, context } = await at.workspace();
  const list = await at.written("again.csv", [
    "name,email,profession,side,preference_1",
    "Ana Poe,ana@surgery.example,GP,general practice,Ben Holt",
    "Ben Holt,ben@hospital.example,consultant,hospital,Ana Poe",
  ]);
  await paired(page, list);
  const before = await at.saved(page, () => press(page, "Download pairs (CSV)"), "past-");
  await page.getByText("Add a file of past pairs").click();
  await page.getByLabel("Add pairs of an earlier round").setInputFiles(before.path);
  await page.getByText("past-pairs.csv: 1 pair, 1 of them on this list").waitFor();
  await run(page, "Pair volunteers");
  assert.match(await says(page), /0\s+of 2 people paired/);
  await page.getByRole("tab", { name: /^Not paired/ }).click();
  assert.match(await page.getByRole("tabpanel").innerText(), /Ana Poe/);
  await sound(page, "nobody is paired");

  await page.getByRole("radio", { name: "Avoid" }).check();
  await run(page, "Pair volunteers");
  assert.match(await says(page), /2\s+of 2 people paired/);

  // A file that is no file of pairs is refused at its field.
  await page.getByLabel("Add pairs of an earlier round").setInputFiles(list);
  await page.getByRole("alert").filter({ hasText: "There is a problem" }).waitFor();
  assert.match(await page.getByRole("alert").innerText(), /again\.csv/);
  await press(page, /^Remove.*past-pairs\.csv/);
  await page.getByText("past-pairs.csv: 1 pair").waitFor({ state: "detached" });
  await guard.clean();
  await context.close();
});

test("a long result shows its first 60 pairs, and all of them to whoever asks", async () => {
  const { page, guard, context } = await at.workspace();
  const people = (letter, what) =>
    Array.from({ length: 75 }, (_, number) => `${what} ${number + 1},${letter}${number}@long.example,${what},${letter === "a" ? "general practice" : "hospital"},,,`);
  const list = [heading, ...people("a", "GP"), ...people("b", "consultant")];
  await paired(page, await at.written("long.csv", list));
  const rows = page.getByRole("table", { name: "Pairs and why" }).getByRole("row");
  assert.equal(await rows.count(), 61, "sixty pairs and the headings");
  assert.ok(await panel(page).getByText("75 pairs", { exact: true }).isVisible(), "the count is of all of them");
  await sound(page, "a long result");
  await press(page, "Show all pairs");
  await rows.nth(75).waitFor();
  assert.equal(await rows.count(), 76);
  assert.equal(await button(page, "Show all pairs").count(), 0);

  // What is saved was all of them from the start.
  const file = await at.saved(page, () => press(page, "Download pairs (CSV)"));
  assert.equal(pairs(file.text).length, 75);
  await guard.clean();
  await context.close();
});
