// Ways by which a page asks a host for something, and servers that note what reaches them.
import { serve } from "./server.mjs";

/** Two hosts that note each request: the site's own, and another on another port. `hold` says which requests are never answered. */
export async function hosts(hold = () => false) {
  const seen = [];
  const waiting = new Set();
  const held = [];
  const note = (host) => async (request, response) => {
    seen.push(`${host} ${request.url}`);
    for (const check of waiting) check();
    if (request.url.startsWith("/try/")) {
      const type = /stylesheet|import/i.test(request.url) ? "text/css" : /script|worker|module/i.test(request.url) ? "text/javascript" : "image/svg+xml";
      response?.writeHead(200, { "content-type": type, "access-control-allow-origin": "*", "service-worker-allowed": "/" });
      response?.end(type === "image/svg+xml" ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : "");
      return true;
    }
    if (request.url === "/bare.html") {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<!doctype html><title>A page without a policy</title><body>");
      return true;
    }
    if (!hold(request.url)) return false;
    await new Promise((release) => held.push(release));
    return false;
  };
  const own = await serve("/toolkit/", undefined, {}, { first: note("own") });
  const other = await serve("/toolkit/", undefined, {}, { first: note("other") });
  return {
    own,
    other,
    seen,
    /** Answers what was held back. */
    release: () => held.splice(0).forEach((go) => go()),
    /** The ways that came through with this mark, such as "own image". */
    came: (mark) => new Set(seen.filter((line) => line.includes(`/try/${mark}/`)).map((line) => `${line.split(" ")[0]} ${line.split("/").pop().replace("?", "")}`)),
    /** Waits until this holds of what was seen. */
    until: (holds) =>
      new Promise((done) => {
        const check = () => holds() && (waiting.delete(check), done());
        waiting.add(check);
        check();
      }),
    close: () => Promise.all([own.close(), other.close()]),
  };
}

/** Tries every way, in the page, to both hosts; each request has the mark and the way's name in its address. */
export function tryAll(page, mark, { own, other }) {
  return page.evaluate(attempts, { mark, hosts: [own.origin, other.origin] });
}

/* Runs in the page. Gives back the names of the ways. */
function attempts({ mark, hosts }) {
  const make = (name, attributes = {}, within = document.body) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    within.append(element);
    return element;
  };
  const svg = (name, attributes) => {
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    drawing.append(element);
    document.body.append(drawing);
    return element;
  };
  const link = (rel, more = {}) => (url) => make("link", { rel, href: url, ...more }, document.head);
  const styled = (property, value) => (url) => {
    const element = make("div");
    element.textContent = "x";
    element.style[property] = value(url);
  };
  const sheet = (rule) => (url) => {
    const made = new CSSStyleSheet();
    made.replaceSync(rule(url));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made];
  };
  const scriptBy = (name) => (url) => {
    const policy = self.trustedTypes.createPolicy(name, { createScriptURL: (address) => address });
    make("script").src = policy.createScriptURL(url);
  };
  const send = (method) => (url) => {
    const sink = make("iframe", { name: `sink of ${url}` });
    make("form", { method, action: url, target: sink.name }).submit();
  };
  const ways = {
    fetch: (url) => fetch(url),
    fetchKeepalive: (url) => fetch(url, { method: "POST", body: "x", keepalive: true }),
    fetchNoCors: (url) => fetch(url, { mode: "no-cors" }),
    xhr: (url) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.send();
    },
    beacon: (url) => navigator.sendBeacon(url, "x"),
    socket: (url) => new WebSocket(url.replace("http", "ws")),
    eventSource: (url) => {
      const source = new EventSource(url);
      source.onerror = () => source.close();
    },
    cacheAdd: async (url) => (await caches.open("x")).add(url),
    image: (url) => { new Image().src = url; },
    imageSet: (url) => make("img", { srcset: `${url} 1x` }),
    picture: (url) => {
      const picture = make("picture");
      make("source", { srcset: url }, picture);
      make("img", {}, picture);
    },
    inputImage: (url) => make("input", { type: "image", src: url }),
    tableBackground: (url) => make("table", { background: url }),
    svgImage: (url) => svg("image", { href: url, width: 9, height: 9 }),
    svgUse: (url) => svg("use", { href: `${url}#x` }),
    poster: (url) => make("video", { poster: url }),
    video: (url) => make("video", { src: url, preload: "auto" }),
    audio: (url) => { new Audio(url).load(); },
    styleElement: (url) => { make("style").textContent = `div { background-image: url(${url}) }`; },
    styleAttribute: (url) => make("div", { style: `background-image: url(${url})` }).append("x"),
    background: styled("backgroundImage", (url) => `url(${url})`),
    listImage: (url) => {
      const item = make("li");
      item.style.listStyleImage = `url(${url})`;
    },
    mask: styled("maskImage", (url) => `url(${url})`),
    shape: styled("shapeOutside", (url) => `url(${url})`),
    content: styled("content", (url) => `url(${url})`),
    filter: styled("filter", (url) => `url(${url}#x)`),
    adoptedSheet: sheet((url) => `body { border-image-source: url(${url}); border-style: solid }`),
    insertedRule: (url) => {
      const rules = [...document.styleSheets].find((one) => one.href) ?? make("style").sheet;
      rules.insertRule(`main, body { background-image: url(${url}) }`, rules.cssRules.length);
    },
    insertedImport: (url) => {
      const rules = [...document.styleSheets].find((one) => one.href) ?? make("style").sheet;
      rules.insertRule(`@import url(${url})`, 0);
    },
    stylesheet: link("stylesheet"),
    fontFace: (url) => new FontFace("tried", `url(${url})`).load(),
    fontRule: (url) => {
      const family = `f${url.length}${url.split(":")[2]?.slice(0, 5)}`;
      sheet(() => `@font-face { font-family: "${family}"; src: url(${url}) }`)(url);
      const words = make("p");
      words.textContent = "words in another font";
      words.style.fontFamily = `"${family}"`;
      words.getBoundingClientRect();
    },
    script: (url) => { make("script").src = url; },
    scriptByBoot: scriptBy("toolkit-boot"),
    scriptBySearch: scriptBy("toolkit-search"),
    scriptByDefault: scriptBy("default"),
    scriptByAnother: scriptBy("another"),
    moduleImport: (url) => import(url),
    worker: (url) => new Worker(url),
    sharedWorker: (url) => new SharedWorker(url),
    serviceWorker: (url) => navigator.serviceWorker.register(url),
    paintModule: (url) => CSS.paintWorklet.addModule(url),
    audioModule: (url) => new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(url),
    frame: (url) => make("iframe", { src: url }),
    frameOfWords: (url) => make("iframe", { srcdoc: `<img src="${url}">` }),
    frameOfNothing: (url) => { make("img", { src: url }, make("iframe").contentDocument.body); },
    object: (url) => make("object", { data: url }),
    embed: (url) => make("embed", { src: url }),
    prefetch: link("prefetch"),
    preloadImage: link("preload", { as: "image" }),
    preloadFetch: link("preload", { as: "fetch", crossorigin: "anonymous" }),
    preloadStyle: link("preload", { as: "style" }),
    modulepreload: link("modulepreload"),
    icon: link("icon"),
    manifest: link("manifest"),
    words: (url) => { make("div").innerHTML = `<img src="${url}">`; },
    formGet: send("get"),
    formPost: send("post"),
    ping: (url) => make("a", { href: "#main", ping: url }).click(),
  };
  for (const host of hosts) {
    for (const [name, way] of Object.entries(ways)) {
      try {
        Promise.resolve(way(`${host}/try/${mark}/${name}`)).catch(() => {});
      } catch {
        // Refused: what counts is what reaches the hosts.
      }
    }
  }
  return Object.keys(ways);
}
