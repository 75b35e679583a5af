// Writes a site of N pages: 880 words a page, five sections, two taxonomies, links with anchors, a table of contents.
// The same N gives the same site, and Zola 0.23 builds it too.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const words = ("visit host pair practice hospital clinic letter nurse doctor consultant surgery patient call list plan team "
  + "morning afternoon ward theatre record result referral discharge advice phone email form meeting change story question "
  + "answer week month partner leader budget cover time travel room quiet busy first last simple better shared local").split(" ");
const sections = ["guide", "ideas", "stories", "people", "news"];
const topics = ["letters", "phones", "records", "discharge", "advice", "training", "access", "medicines"];
const places = ["North", "South", "East", "West", "Centre"];

// A small generator of numbers, so that every run writes the same words.
function numbers(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % below;
  };
}

const pageName = (n) => `${sections[n % 5]}/page-${n}.md`;

function page(n, count) {
  const next = numbers(n * 7919 + 17);
  const sentence = () => {
    const text = Array.from({ length: 11 }, () => words[next(words.length)]).join(" ");
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const body = [];
  for (let part = 0; part < 4; part += 1) {
    body.push(`## Part ${part + 1} of ${n}\n`);
    for (let paragraph = 0; paragraph < 4; paragraph += 1) {
      const target = next(count);
      body.push(`${Array.from({ length: 4 }, sentence).join(" ")} See [page ${target}](@/${pageName(target)}#part-${1 + next(4)}-of-${target}) and **${words[next(words.length)]}**.\n`);
    }
    body.push(`- ${sentence()}\n- ${sentence()}\n`);
  }
  const day = String(1 + (n % 28)).padStart(2, "0");
  const month = String(1 + (n % 12)).padStart(2, "0");
  return `+++\ntitle = "Page ${n}"\ndescription = "What page ${n} is about."\ndate = 2025-${month}-${day}\nweight = ${n}\n`
    + `[taxonomies]\ntopics = ["${topics[n % 8]}", "${topics[(n * 3 + 1) % 8]}"]\nplaces = ["${places[n % 5]}"]\n+++\n\n${body.join("\n")}`;
}

const templates = {
  "base.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{% block title %}{{ config.title }}{% endblock title %}</title></head>
<body><header><nav><ul>{% for path in ["guide/_index.md", "ideas/_index.md", "stories/_index.md", "people/_index.md", "news/_index.md"] %}{% set part = get_section(path=path, metadata_only=true) %}<li><a href="{{ part.permalink }}">{{ part.title }}</a></li>{% endfor %}</ul></nav></header>
<main>{% block main %}{% endblock main %}</main></body></html>
`,
  "index.html": `{% extends "base.html" %}{% block main %}<h1>{{ section.title }}</h1>{{ section.content | safe }}{% endblock main %}
`,
  "section.html": `{% extends "base.html" %}{% block title %}{{ section.title }}{% endblock title %}{% block main %}<h1>{{ section.title }}</h1><ul>{% for page in section.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a> {{ page.description }}</li>{% endfor %}</ul>{% endblock main %}
`,
  "page.html": `{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock title %}{% block main %}<h1>{{ page.title }}</h1>
<aside><ul>{% for one in page.toc %}<li><a href="{{ one.permalink }}">{{ one.title }}</a></li>{% endfor %}</ul></aside>
<article>{{ page.content | safe }}</article>
<p>{% for topic in page.taxonomies.topics %}<a href="{{ get_taxonomy_url(kind="topics", name=topic) }}">{{ topic }}</a> {% endfor %}</p>
<nav>{% if page.lower %}<a href="{{ page.lower.permalink }}">{{ page.lower.title }}</a>{% endif %}{% if page.higher %}<a href="{{ page.higher.permalink }}">{{ page.higher.title }}</a>{% endif %}</nav>{% endblock main %}
`,
  "taxonomy_list.html": `{% extends "base.html" %}{% block title %}{{ taxonomy.name }}{% endblock title %}{% block main %}<h1>{{ taxonomy.name }}</h1><ul>{% for term in terms %}<li><a href="{{ term.permalink }}">{{ term.name }}</a></li>{% endfor %}</ul>{% endblock main %}
`,
  "taxonomy_single.html": `{% extends "base.html" %}{% block title %}{{ term.name }}{% endblock title %}{% block main %}<h1>{{ term.name }}</h1><ul>{% for page in term.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a></li>{% endfor %}</ul>{% endblock main %}
`,
  "404.html": `{% extends "base.html" %}{% block main %}<h1>Not found</h1>{% endblock main %}
`,
};

/** Writes the site of `count` pages into `folder`. */
export async function makeSite(folder, count, { compress = false, search = false } = {}) {
  for (const section of sections) await mkdir(join(folder, "content", section), { recursive: true });
  await mkdir(join(folder, "templates"), { recursive: true });
  const own = compress ? "" : "compress = false\n";
  await writeFile(join(folder, "config.toml"),
    `base_url = "https://example.org"\ntitle = "Measured"\nbuild_search_index = ${search}\n${own}taxonomies = [{ name = "topics" }, { name = "places" }]\n`);
  await writeFile(join(folder, "content/_index.md"), `+++\ntitle = "Home"\n+++\nWelcome.\n`);
  for (const section of sections) {
    await writeFile(join(folder, `content/${section}/_index.md`), `+++\ntitle = "${section}"\nsort_by = "weight"\n+++\n`);
  }
  for (const [name, text] of Object.entries(templates)) await writeFile(join(folder, "templates", name), text);
  for (let n = 0; n < count; n += 1) await writeFile(join(folder, "content", pageName(n)), page(n, count));
}

if (process.argv[1]?.endsWith("make-site.mjs")) {
  const [folder, count, ...flags] = process.argv.slice(2);
  await makeSite(folder, Number(count), { compress: flags.includes("--compress"), search: flags.includes("--search") });
}
