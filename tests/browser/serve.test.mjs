// An author at work: `site-gen serve` beside an editor. A change shows by itself, a mistake is told in the browser, and
// when it is put right the site comes back.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open } from "./support/browser.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
// `tests/run` has just built the site with it.
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release/site-gen");
const PAGE = "content/guide/pairing.md";
const files = {
  "config.toml": 'base_url = "https://exchange.example"\ntitle = "Author’s site"\nbuild_search_index = true\n',
  "content/_index.md": '+++\ntitle = "Home"\n+++\nWelcome.\n',
  "content/guide/_index.md": '+++\ntitle = "Guide"\n+++\n',
  [PAGE]: '+++\ntitle = "Pairing"\n+++\nThe first words.\n',
  "content/find.md": '+++\ntitle = "Find"\ntemplate = "find.html"\n+++\n',
  "templates/base.html": '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{% block title %}Home{% endblock title %}</title></head>\n'
    + "<body><main>{% block main %}{% endblock main %}</main></body></html>\n",
  "templates/index.html": '{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1>{{ section.content | safe }}{% endblock main %}\n',
  "templates/section.html": '{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1>{% endblock main %}\n',
  "templates/page.html": '{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock title %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content | safe }}{% endblock main %}\n',
  "templates/find.html": '{% extends "page.html" %}{% block main %}<h1>Find</h1><div data-search><p>Search needs script.</p></div>{% endblock main %}\n',
};

let folder;
let child;
let browser;
let address;

const write = async (path, text) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};
const change = async (from, to) => {
  const text = await readFile(join(folder, PAGE), "utf8");
  assert.ok(text.includes(from), `the page holds "${from}"`);
  await write(PAGE, text.replace(from, to));
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-gen-serve-"));
  for (const [path, text] of Object.entries(files)) await write(path, text);
  child = spawn(program, ["serve", "--root", folder, "--port", "0", "--base-path", "/toolkit/"], { stdio: ["ignore", "pipe", "pipe"] });
  address = await new Promise((done, fail) => {
    let said = "";
    const hear = (text) => {
      said += text;
      const found = /Serving (http:\S+)/.exec(said);
      if (found) done(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", fail);
    child.on("exit", () => fail(new Error(`serve ended: ${said}`)));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  child?.kill();
  await rm(folder, { recursive: true, force: true });
});

test("a change shows by itself, a mistake is told in the browser, and the site comes back", async () => {
  const { page, context } = await open(browser);
  await page.goto(`${address}guide/pairing/`);
  await page.getByText("The first words.").waitFor();

  await change("The first words.", "Words about a zebra.");
  await page.getByText("Words about a zebra.").waitFor();

  await change("a zebra.", "a zebra, with a [link](@/guide/paring.md).");
  await page.getByRole("heading", { name: "The site has problems" }).waitFor();
  const told = await page.locator("pre").innerText();
  assert.equal(told, [
    'content/guide/pairing.md:4:36: There is no page "@/guide/paring.md".',
    "  |",
    "4 | Words about a zebra, with a [link](@/guide/paring.md).",
    "  |                                    ^^^^^^^^^^^^^^^^^",
    '  = Did you mean "@/guide/pairing.md"?',
    "",
    "1 problem",
  ].join("\n"));
  assert.match(await readFile(join(folder, "dist/guide/pairing/index.html"), "utf8"), /a zebra\./, "the old site stands");

  await change("@/guide/paring.md", "@/guide/pairing.md");
  await page.getByRole("link", { name: "link" }).waitFor();
  await context.close();
});

test("search finds what a change has just brought", async () => {
  const { page, context } = await open(browser);
  await page.goto(`${address}find/`);
  const field = page.getByRole("searchbox");
  await field.fill("giraffe");
  assert.equal(await page.getByRole("status").textContent(), "No page found for “giraffe”. Try another word.");
  const reloaded = page.waitForEvent("load");
  await change("about a", "about a giraffe and a");
  await reloaded;
  await field.fill("giraffe");
  await page.getByRole("link", { name: "Pairing" }).waitFor();
  await page.locator("mark", { hasText: "giraffe" }).waitFor();
  await context.close();
});
