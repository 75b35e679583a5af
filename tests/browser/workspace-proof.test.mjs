// The proof that the page saves, checked by the program that anybody can run without the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sound } from "./support/sound.mjs";
import { begin, openPair, paired, panel, press, result, run, says, tab } from "./support/workspace.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
let at;
before(async () => {
  at = await begin();
});
after(() => at?.end());

/** What the program answers: its exit code, and a line. */
function verified(list, proof) {
  const args = ["run", "--quiet", "--release", "--locked", "-p", "scheme", "--example", "verify", "--", list, proof];
  const { status, stdout, stderr } = spawnSync("cargo", args, { cwd: root, encoding: "utf8" });
  return { status, said: status === 0 ? JSON.parse(stdout) : stderr.trim() };
}

async function proof(page, under) {
  await tab(page, "Proof");
  return at.saved(page, () => press(page, "Save the proof (JSON)"), under);
}

test("the proof of the sample holds for the sample, and for no other list", async () => {
  const { page, guard, context } = await at.workspace();
  const sample = join(root, "content/workspace/sample-volunteers.csv");
  await paired(page, sample);
  const saved = await proof(page, "sample-");
  assert.match(await panel(page).innerText(), /Save the proof, and anybody who has the list can check it/);
  await sound(page, "the proof");
  const { status, said } = verified(sample, saved.path);
  assert.equal(status, 0, said);
  assert.equal(said.proven, true);
  assert.ok(said.levels.some(({ key, value }) => key === "paired" && value === 117), JSON.stringify(said.levels));

  const other = join(at.folder, "other.csv");
  await writeFile(other, (await readFile(sample, "utf8")).replace(/Mon AM/, "Mon PM"));
  const refused = verified(other, saved.path);
  assert.equal(refused.status, 1);
  assert.match(refused.said, /is not proven for .*other\.csv/);

  // A proof that claims more than is true does not pass.
  const boast = JSON.parse(saved.text);
  boast.certificate.levels.find(({ key }) => key === "paired").value += 1;
  const boasted = join(at.folder, "boast.json");
  await writeFile(boasted, JSON.stringify(boast));
  assert.equal(verified(sample, boasted).status, 1);
  await guard.clean();
  await context.close();
});

test("the proof has every rule that was set, and fits the list that was put right and downloaded", async () => {
  const { page, guard, context } = await at.workspace();
  const list = await at.written("rules.csv", [
    "name,email,profession,side,preference_1,preference_2,host_days,visit_days",
    "Ana Poe,ana@place.example,GP,general practice,Ben Hoult,Di Frey,Mon AM; Tue PM,Wed AM",
    "Cy Dunn,cy@place.example,practice nurse,general practice,Di Frey,,Mon AM,Wed AM; Thu AM",
    "Eve Hart,eve@place.example,GP,general practice,Gus Ware,Ben Holt,,",
    "Flo Nash,flo@place.example,GP,general practice,Hal Birch,Gus Ware,,Fri PM",
    "Jo Marsh,jo@place.example,GP,general practice,Ben Holt,Hal Birch,,",
    "Ben Holt,ben@place.example,consultant,hospital,Ana Poe,Eve Hart,Wed AM,Mon AM",
    "Di Frey,di@place.example,ward sister,hospital,Cy Dunn,,Thu AM,Mon AM",
    "Gus Ware,gus@place.example,consultant,hospital,Flo Nash,Jo Marsh,,",
    "Hal Birch,hal@place.example,consultant,hospital,Eve Hart,,Fri PM,",
  ]);
  const past = await at.written("past.csv", ["email_a,email_b", "eve@place.example,gus@place.example"]);
  await page.getByLabel("Volunteers file").setInputFiles(list);
  await press(page, /^Use Ben Holt.*row 2/);
  await page.getByText("Row 2, column 5").waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Have to meet" }).check();
  await page.getByRole("radio", { name: "Best overall" }).check();
  await page.getByLabel("Draw number (seed)").fill("7");
  await page.getByText("Add a file of past pairs").click();
  await page.getByLabel("Add pairs of an earlier round").setInputFiles(past);
  await page.getByText("past.csv: 1 pair, 1 of them on this list").waitFor();
  await page.getByText("Professions: any may meet any").click();
  await page.getByLabel("practice nurse may meet consultant").uncheck();
  await press(page, "Pair volunteers");
  await result(page).waitFor();
  const first = await proof(page, "first-");
  const changed = await at.saved(page, () => press(page, "Download the list (CSV)"), "first-");
  assert.equal(verified(changed.path, first.path).status, 0);
  assert.equal(verified(list, first.path).status, 1, "the list with the wrong name is another list");

  // The same after a pair is locked, one ruled out, somebody gone, and a repair.
  await tab(page, "Pairs");
  const rows = await page.locator("summary").filter({ hasText: "Why, and what to change" }).allTextContents();
  const couples = rows.map((text) => text.split(": ")[1]);
  assert.ok(couples.length >= 3, couples.join("; "));
  await openPair(page, couples[0]);
  await press(page, new RegExp(`^Lock this pair.*${couples[0]}`));
  await openPair(page, couples[1]);
  await press(page, new RegExp(`^Does not work.*${couples[1]}`));
  await openPair(page, couples[2]);
  await press(page, `${couples[2].split(" and ")[0]} has left`);
  await run(page, "Repair, keeping these pairs");
  assert.match(await says(page), /Checked: no pairing that keeps your rules/);
  const second = await proof(page, "second-");
  const shorter = await at.saved(page, () => press(page, "Download the list (CSV)"), "second-");
  const { status, said } = verified(shorter.path, second.path);
  assert.equal(status, 0, said);
  assert.ok(said.levels.some(({ key }) => key === "kept"), JSON.stringify(said.levels));
  assert.equal(verified(changed.path, second.path).status, 1);
  await guard.clean();
  await context.close();
});
