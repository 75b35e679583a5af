// How long 200 personal documents take in the browser, through the built site's own controls: Word files, and email drafts with
// their enclosures. Prints a table, and fails when the mark is missed.
//
//   node tests/bench-documents/run.mjs
//
// The mark: 200 personal documents as a zip in under 5 seconds, with progress. The longest task says for how long the page
// could not answer.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open } from "../browser/support/browser.mjs";
import { serve } from "../browser/support/server.mjs";

const PEOPLE = 200;
const MARK = 5;
const folder = await mkdtemp(join(tmpdir(), "bench-documents-"));
const list = join(folder, "pairs.csv");
const pairs = Array.from({ length: PEOPLE / 2 }, (_, n) =>
  `Dr Ann ${n},ann${n}@surgery.example,Dr Bo ${n},bo${n}@hospital.example,Quay Surgery ${n},Saltings Hospital,GP,consultant`);
await writeFile(list, `person_a,email_a,person_b,email_b,organisation_a,organisation_b,profession_a,profession_b\n${pairs.join("\n")}\n`);

const server = await serve("/toolkit/");
const browser = await launch();
const rows = [];
const missed = [];
try {
  for (const slower of [1, 4]) {
    for (const what of ["Word documents", "email drafts"]) {
      const { page, context } = await open(browser);
      await page.addInitScript(() => {
        self.longest = 0;
        new PerformanceObserver((seen) => {
          for (const task of seen.getEntries()) self.longest = Math.max(self.longest, task.duration);
        }).observe({ type: "longtask" });
      });
      await page.goto(server.url("templates/third-email/index.html"));
      const button = page.getByRole("button", { name: `Make ${PEOPLE} ${what}`, exact: true });
      await page.getByText("Make a copy for each of many people").click();
      await page.waitForFunction(() => self.toolkitOffice.state === "ready");
      await page.getByLabel("Choose a list of people").setInputFiles(list);
      await page.getByLabel("Name of the scheme", { exact: true }).fill("Harbour and Marsh");
      await button.waitFor();
      if (slower > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
      await page.evaluate(() => {
        self.longest = 0;
        self.steps = 0;
        new MutationObserver(() => { self.steps += document.querySelector("progress") ? 1 : 0; })
          .observe(document.querySelector(".app-fill"), { subtree: true, childList: true, attributes: true });
      });
      const start = performance.now();
      await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), button.click()]);
      const seconds = (performance.now() - start) / 1000;
      const { longest, steps } = await page.evaluate(() => ({ longest: self.longest, steps: self.steps }));
      rows.push({ what: `${PEOPLE} ${what}`, slowdown: `${slower}x`, seconds: seconds.toFixed(2), "longest task, ms": Math.round(longest), "changes of the progress bar": steps });
      if (slower === 1 && what === "Word documents" && seconds > MARK) missed.push(`${seconds.toFixed(2)} s for ${PEOPLE} ${what}, and the mark is ${MARK}`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
console.table(rows);
for (const line of missed) console.log(`MISSED ${line}`);
process.exit(missed.length > 0 ? 1 : 0);
