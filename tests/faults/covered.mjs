// Which faults that reviewers found are held by which test. Reads the lists beside this file and the logs of this run, and
// fails where a fault names no test, or one that did not pass in this run: a list alone proves nothing.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { parse } from "smol-toml";

const lists = fileURLToPath(new URL(".", import.meta.url));
const logs = fileURLToPath(new URL("../output/", import.meta.url));

/** Names of the tests that passed, as each runner prints them: cargo's without its path of modules, node's as the title. */
function passed(log) {
  const names = [];
  for (const line of log.split("\n")) {
    const cargo = line.match(/^test (?:\S+::)?(\w+)(?: - should panic)? \.\.\. ok$/);
    const node = line.match(/^\s*ok \d+ - (.+)$/) ?? line.match(/^\s*✔ (.+) \([\d.]+ms\)$/);
    if (cargo) names.push(cargo[1]);
    // TAP escapes these two.
    else if (node) names.push(node[1].replace(/\\([\\#])/g, "$1"));
  }
  return names;
}

const ran = new Set();
for (const name of await readdir(logs)) if (name.endsWith(".log")) for (const test of passed(await readFile(join(logs, name), "utf8"))) ran.add(test);

const problems = [];
const held = new Map();
const seen = new Set();
for (const name of (await readdir(lists)).filter((file) => file.endsWith(".toml")).sort()) {
  const { fault: faults = [] } = parse(await readFile(join(lists, name), "utf8"));
  for (const { id, what, tests = [] } of faults) {
    if (!id || !what) problems.push(`${name}: a fault without an id or without words`);
    if (tests.length === 0) problems.push(`${name}: ${id} names no test`);
    seen.add(id);
    for (const test of tests) {
      if (!ran.has(test)) problems.push(`${name}: ${id} names "${test}", which did not pass in this run`);
      held.set(test, [...(held.get(test) ?? []), id]);
    }
  }
}

for (const [test, ids] of [...held].sort(([, one], [, two]) => two.length - one.length)) console.log(`${ids.length}  ${test}: ${ids.join(", ")}`);
for (const problem of problems) console.log(problem);
console.log(`${seen.size} faults that reviews found are covered by ${held.size} tests; the list is in tests/output/faults.log`);
process.exit(problems.length > 0 ? 1 : 0);
