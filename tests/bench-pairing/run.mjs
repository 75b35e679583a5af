// How long pairing and its check take in the browser, through the built site, beside the same list run natively in the same
// run; how long a person waits from the press of the button to the result; and the page's longest step. Prints a line each,
// and fails when a mark is missed.
//
//   cargo run --release -p site-gen -- build && node tests/bench-pairing/run.mjs [people a side ...]
//
// The marks: in the browser at most 1.3 times as long as natively, for pairing and check together, from 1,000 a side on
// (below that the clock of a page is too coarse); and no step over 50 ms, which is what browsers call a long task. The time in
// the browser is that of the slices in which the page works on the pairing, which it hands itself as messages; what a person
// waits has drawing in it too.
// A step is a task of the page's own thread, drawing included, by the time that the processor gave it: on a machine with
// other work, a task is held up by more than itself.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/support/browser.mjs";
import { serve } from "../browser/support/server.mjs";
import { makeList } from "./make-list.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sides = process.argv.slice(2).map(Number);
if (sides.length === 0) sides.push(59, 200, 1000, 2000);

/** As many as the native program makes: a browser first runs what it compiled in haste, and compiles what is used much again. */
const runs = 12;

/**
 * Other work on the machine holds up a page: the quietest of some pages counts, each in a browser of its own, as each time of the
 * native program is of a process of its own. Recording takes time too: pages of its own.
 */
const pages = 3;
const recordedPages = 2;

/** Pairing and check in ms, the best of as many runs. */
function natively(list) {
  const args = ["run", "--quiet", "--release", "--locked", "-p", "scheme", "--example", "time", "--", list, "--sessions", "hard"];
  const { status, stdout, stderr } = spawnSync("cargo", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What the page was set off to do is over. */
const rest = () => new Promise((done) => setTimeout(done, 200));

/** What the page itself can see: its slices of work, and when its words changed. */
function watch() {
  const fresh = (click) => ({ click, slices: [], checking: false, shown: 0 });
  globalThis.seen = fresh(0);
  addEventListener("click", (event) => {
    if (event.target.id === "pair-volunteers") globalThis.seen = fresh(event.timeStamp);
  }, true);
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const label = document.querySelector("label[for=pairing-progress]")?.textContent;
      globalThis.seen.checking ||= label === "Checking the result";
      // The button comes back in the very change that shows the result.
      if (globalThis.seen.checking && !label) globalThis.seen.shown ||= performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    ...onmessage,
    set(work) {
      onmessage.set.call(this, (event) => {
        const [start, checking] = [performance.now(), globalThis.seen.checking];
        work.call(this, event);
        globalThis.seen.slices.push([performance.now() - start, checking]);
      });
    },
  });
}

/** The time of the slices of pairing, or of checking. */
const worked = (slices, checking) =>
  slices.filter(([, late]) => late === checking).reduce((sum, [duration]) => sum + duration, 0);

/** The longest task of the page's own thread in a recording of Chromium's, in ms of the processor. */
function longestStep(recording) {
  const events = JSON.parse(recording.toString()).traceEvents;
  const named = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const pages = new Set(named.map(({ pid, tid }) => `${pid} ${tid}`));
  const own = ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pages.has(`${pid} ${tid}`);
  const tasks = events.filter((event) => own(event) && event.tdur !== undefined);
  if (tasks.length === 0) throw new Error("Chromium recorded no tasks.");
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
}

async function inBrowser(address, list, recorded) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  await page.getByLabel("Volunteers file").setInputFiles(list);
  const pair = page.getByRole("button", { name: "Pair volunteers" });
  await pair.waitFor();
  await page.getByRole("radio", { name: "Have to meet" }).check();
  const best = recorded ? {} : { pairing: Infinity, checking: Infinity, waited: Infinity };
  for (let run = 0; run < runs; run += 1) {
    await page.getByLabel("Draw number (seed)").fill(String(run + 1));
    await pair.focus();
    // What the field and the focus set off is over.
    await page.evaluate(rest);
    // By keyboard: to click, the test's own library looks through the page, and that would be counted as the page's work.
    if (recorded) await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => globalThis.seen.shown);
    // What the result sets off is over as well.
    await page.evaluate(rest);
    if (recorded) {
      // Each run has a draw number of its own, and the same work on every page.
      best[run] = longestStep(await browser.stopTracing());
      continue;
    }
    const seen = await page.evaluate(() => globalThis.seen);
    // The last slice only hands the result over.
    const slices = seen.slices.slice(0, -1);
    best.pairing = Math.min(best.pairing, worked(slices, false));
    best.checking = Math.min(best.checking, worked(slices, true));
    best.waited = Math.min(best.waited, seen.shown - seen.click);
  }
  await browser.close();
  return best;
}

/** The least of every time. */
const least = (times) =>
  Object.fromEntries(Object.keys(times[0]).map((name) => [name, Math.min(...times.map((time) => time[name]))]));

const folder = await mkdtemp(join(tmpdir(), "bench-pairing-"));
const server = await serve();
const address = server.url("workspace/index.html#pair");
let missed = 0;
try {
  for (const side of sides) {
    const list = join(folder, `${side}.csv`);
    await writeFile(list, makeList(side));
    const natives = [natively(list)];
    const heres = [];
    for (let page = 0; page < pages; page += 1) {
      heres.push(await inBrowser(address, list, false));
      natives.push(natively(list));
    }
    const recordings = [];
    for (let page = 0; page < recordedPages; page += 1) recordings.push(await inBrowser(address, list, true));
    const longest = Math.max(...Object.values(least(recordings)));
    const native = least(natives);
    const here = least(heres);
    const [there, all] = [native.pairing_ms + native.checking_ms, here.pairing + here.checking];
    const ratio = all / there;
    const bad = [];
    if (ratio > 1.3 && side >= 1000) bad.push("ratio over 1.3");
    if (longest > 50) bad.push("a step over 50 ms");
    missed += bad.length;
    const ms = (number) => number.toFixed(1);
    console.log(
      `${side} a side: browser ${ms(here.pairing)} + ${ms(here.checking)} ms, native ${ms(native.pairing_ms)} + ${ms(native.checking_ms)} ms, ` +
        `ratio ${ratio.toFixed(2)}, a person waits ${ms(here.waited)} ms, longest step ${ms(longest)} ms${bad.length ? `: MISSED, ${bad.join(", ")}` : ""}`,
    );
  }
} finally {
  await server.close();
  await rm(folder, { recursive: true });
}
process.exit(missed ? 1 : 0);
