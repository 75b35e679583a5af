// How long the generator takes, and how much memory, on sites of 100, 1,000 and 5,000 pages; beside it Zola and mdBook,
// where they are installed. Prints a table, and fails when a mark is missed.
//
//   node tests/bench-generator/run.mjs [path of site-gen]
//
// The marks are half of what Zola 0.22 took on two cores (1,000 pages 1.9 s and 112 MB; 5,000 pages 8.3 s and 416 MB), 5,000
// pages at most 5.5 times as long as 1,000, and after one page's change a tenth of a whole build.
//
// Sites are built in memory (/dev/shm) where the system has it, so that programs are measured and not a disk: on some disks
// a bare loop that makes 5,000 folders with a file each takes forty times as long as one of 1,000. What the disk of the
// temporary folder makes of it stands in a row of its own, with such a loop beside it.
import { spawn, spawnSync } from "node:child_process";
import { constants, mkdirSync, writeFileSync } from "node:fs";
import { access, appendFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeSite } from "./make-site.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const runs = 5;

function findBuilt() {
  if (process.argv[2]) return resolve(process.argv[2]);
  const cargo = spawnSync("cargo", ["build", "--release", "--locked", "-p", "site-gen", "--message-format=json"], {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"],
  });
  const messages = cargo.stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const path = messages.map((message) => message.executable).filter(Boolean).pop();
  if (!path) throw new Error("site-gen does not compile");
  return path;
}

/** Runs a program to its end: seconds, and the most memory it held in MB (Linux alone). */
async function measure(program, args) {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => { said += text; });
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      await new Promise((done) => setTimeout(done, 5));
    }
  })();
  const code = await new Promise((done) => { child.on("close", done); child.on("error", () => done(-1)); });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  over = true;
  await watching;
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${said}`);
  return { seconds, megabytes: peak / 1024 };
}

// Each run writes into a place that is not there yet: removing an old site is the disk's work, not the program's.
async function median(program, args, out) {
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    await rm(out, { recursive: true, force: true });
    results.push(await measure(program, args));
  }
  const middle = (key) => results.map((result) => result[key]).sort((a, b) => a - b)[Math.floor(runs / 2)];
  return { seconds: middle("seconds"), megabytes: middle("megabytes") };
}

const installed = (program) => spawnSync(program, ["--version"]).status === 0;

/** The same pages as a book, without front matter: mdBook has none. */
async function asBook(site, folder) {
  await mkdir(join(folder, "src"), { recursive: true });
  await writeFile(join(folder, "book.toml"), "[book]\ntitle = \"Measured\"\n");
  const summary = ["# Summary\n"];
  for (const section of await readdir(join(site, "content"), { withFileTypes: true })) {
    if (!section.isDirectory()) continue;
    for (const page of await readdir(join(site, "content", section.name))) {
      if (page === "_index.md") continue;
      const text = await readFile(join(site, "content", section.name, page), "utf8");
      const name = `${section.name}-${page}`;
      await writeFile(join(folder, "src", name), text.split("+++\n").slice(2).join("").replace(/@\/(\w+)\/(page-\d+)\.md/g, "$1-$2.md"));
      summary.push(`- [${basename(page, ".md")}](${name})`);
    }
  }
  await writeFile(join(folder, "src/SUMMARY.md"), `${summary.join("\n")}\n`);
}

/** Milliseconds that `serve` says it took to build one changed page again: the median of some changes. */
async function rebuild(program, site) {
  const child = spawn(program, ["serve", "--root", site, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text) => { said += text; });
  const until = async (pattern) => {
    for (;;) {
      if (pattern.test(said)) return;
      if (child.exitCode !== null) throw new Error("serve ended");
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  await until(/Serving http/);
  const took = [];
  for (let change = 0; change < runs; change += 1) {
    said = "";
    await appendFile(join(site, "content/guide/page-5.md"), `\nChanged ${change} times.\n`);
    await until(/again in \d+ ms/);
    took.push(Number(/again in (\d+) ms/.exec(said)[1]));
  }
  child.kill();
  return took.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** Seconds that a bare loop takes to write `count` pages of 8 KB, each in its folder. */
function bareLoop(folder, count) {
  const text = "x".repeat(8000);
  const start = process.hrtime.bigint();
  for (let n = 0; n < count; n += 1) {
    const place = join(folder, `section-${n % 5}`, `page-${n}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "index.html"), text);
  }
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const memory = "/dev/shm";
const inMemory = await access(memory, constants.W_OK).then(() => true, () => false);
const program = findBuilt();
const folder = await mkdtemp(join(inMemory ? memory : tmpdir(), "site-gen-bench-"));
const onDisk = await mkdtemp(join(tmpdir(), "site-gen-bench-"));
const rows = [];
const missed = [];
const mark = (what, value, limit) => { if (value > limit) missed.push(`${what}: ${value.toFixed(2)}, and the mark is ${limit.toFixed(2)}`); };
const shown = ({ seconds, megabytes }) => `${seconds.toFixed(2)} s ${megabytes.toFixed(0)} MB`;
try {
  const times = {};
  for (const count of [100, 1000, 5000]) {
    const site = join(folder, String(count));
    await makeSite(site, count);
    const own = await median(program, ["build", "--root", site], join(site, "dist"));
    times[count] = own.seconds;
    const row = { pages: count, "site-gen": shown(own) };
    if (installed("zola")) row.zola = shown(await median("zola", ["--root", site, "build", "--output-dir", join(folder, "zola")], join(folder, "zola")));
    if (installed("mdbook")) {
      const book = join(folder, `book-${count}`);
      await asBook(site, book);
      row.mdbook = shown(await median("mdbook", ["build", book], join(book, "book")));
    }
    rows.push(row);
    if (count === 1000) { mark("1,000 pages, seconds", own.seconds, 0.95); mark("1,000 pages, MB", own.megabytes, 112); }
    if (count === 5000) { mark("5,000 pages, seconds", own.seconds, 4.15); mark("5,000 pages, MB", own.megabytes, 416); }
  }
  mark("5,000 pages against 1,000", times[5000] / times[1000], 5.5);
  for (const count of inMemory ? [1000, 5000] : []) {
    const out = join(onDisk, "dist");
    const own = await median(program, ["build", "--root", join(folder, String(count)), "--out", out], out);
    await rm(out, { recursive: true, force: true });
    rows.push({ pages: `${count}, on this disk (a bare loop: ${bareLoop(out, count).toFixed(2)} s)`, "site-gen": shown(own) });
  }
  const packed = join(folder, "packed");
  await makeSite(packed, 1000, { compress: true, search: true });
  const searched = await median(program, ["build", "--root", packed], join(packed, "dist"));
  rows.push({ pages: "1000, search and compression", "site-gen": shown(searched) });
  for (const [name, site, whole] of [["one changed", "1000", times[1000]], ["one changed, with search", "packed", searched.seconds]]) {
    const milliseconds = await rebuild(program, join(folder, site));
    rows.push({ pages: `1000, ${name}`, "site-gen": `${milliseconds} ms` });
    mark(`one page of 1,000 changed (${name}), seconds`, milliseconds / 1000, whole / 10);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
  await rm(onDisk, { recursive: true, force: true });
}
console.table(rows);
for (const line of missed) console.log(`MISSED ${line}`);
process.exit(missed.length > 0 ? 1 : 0);
