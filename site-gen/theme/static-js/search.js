// Search on the pages of this site: results as you type, in the element with `data-search`. A classic script, so that it
// also works in a page opened from a folder. The index comes from assets/search-index.js; see site-gen/src/search/. The words
// stand in no address, and what the page asks its host for does not depend on them.
(function () {
  "use strict";
  var host = document.querySelector("[data-search]");
  var index = self.toolkitSearch;
  var door = self.toolkitDoor;
  var root = document.currentScript.dataset.root;
  if (!host || !index || !door) { return; }

  var SHOWN = 20;
  var STRENGTHS = [12, 5, 2, 1];
  var ENDINGS = /(?:ings|ing|edly|ed|ers|er|ies|es|ment|ly|s|e|y)$/;
  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

  // The index, read once: every word in order, and the group that it belongs to.
  var words = [];
  var groups = [];
  (function () {
    var last = "";
    index.words.split("\n").forEach(function (line, group) {
      if (!line) { return; }
      line.split(" ").forEach(function (coded) {
        last = Array.from(last).slice(0, DIGITS.indexOf(coded[0])).join("") + coded.slice(1);
        words.push(last);
        groups.push(group);
      });
    });
  })();
  var lists = index.pages.split("\n");

  // The pages of a group: [page, strength] for each.
  function pagesOf(group) {
    var found = [];
    lists[group].split(" ").forEach(function (list, strength) {
      var page = 0;
      for (var i = 0; i < list.length; i += 1) {
        var number = 0;
        while (list[i] === "~") { number = number * 64 + DIGITS.indexOf(list[i + 1]); i += 2; }
        page += number * 64 + DIGITS.indexOf(list[i]);
        found.push([page, strength]);
      }
    });
    return found;
  }

  function wordsOf(text) {
    return text.toLowerCase().split(/[^\p{L}\p{N}'’]+/u).map(function (word) { return word.replace(/['’]/g, ""); })
      .filter(Boolean);
  }

  // Whether two words differ by one letter: changed, added, left out, or swapped with the next.
  function nearlySame(a, b) {
    var difference = a.length - b.length;
    if (difference > 1 || difference < -1) { return false; }
    var i = 0;
    while (i < a.length && a[i] === b[i]) { i += 1; }
    var restA = a.slice(i);
    var restB = b.slice(i);
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
      || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  // The groups that a typed word may mean, each with how well it fits, and the words to mark in results.
  function meanings(term) {
    var fits = new Map();
    var marked = new Set([term]);
    function add(place, fit) {
      if (fit > (fits.get(groups[place]) || 0)) { fits.set(groups[place], fit); }
      marked.add(words[place]);
    }
    function tryAll(test, fit) { words.forEach(function (word, place) { if (test(word)) { add(place, fit); } }); }
    tryAll(function (word) { return word === term; }, 1);
    if (term.length > 1) { tryAll(function (word) { return word.startsWith(term); }, 0.7); }
    if (fits.size === 0 && term.length > 4) {
      var stem = term.replace(ENDINGS, "");
      if (stem.length > 3) { tryAll(function (word) { return word.startsWith(stem) && word.length < stem.length + 5; }, 0.6); }
    }
    if (fits.size === 0 && term.length > 3) { tryAll(function (word) { return nearlySame(word, term); }, 0.5); }
    // Words of a group are marked together: somebody who looks for "pairs" also wants to see "pairing".
    words.forEach(function (word, place) { if (fits.get(groups[place]) === 1) { marked.add(word); } });
    return { fits: fits, marked: marked };
  }

  function search(text) {
    var terms = wordsOf(text).filter(function (word) { return index.stop.indexOf(word) < 0; });
    var scores = null;
    var marked = new Set();
    terms.forEach(function (term) {
      var meaning = meanings(term);
      if (meaning.fits.size === 0 && terms.length > 1 && term.length < 4) { return; }
      meaning.marked.forEach(function (word) { marked.add(word); });
      var own = new Map();
      meaning.fits.forEach(function (fit, group) {
        var pages = pagesOf(group);
        var rare = Math.log(1 + index.documents.length / pages.length);
        pages.forEach(function (entry) {
          var score = fit * rare * STRENGTHS[entry[1]];
          if (score > (own.get(entry[0]) || 0)) { own.set(entry[0], score); }
        });
      });
      if (scores === null) { scores = own; return; }
      var both = new Map();
      own.forEach(function (score, page) { if (scores.has(page)) { both.set(page, scores.get(page) + score); } });
      scores = both;
    });
    var found = Array.from(scores || []).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
    return { pages: found.map(function (entry) { return entry[0]; }), marked: marked };
  }

  // Texts to quote from come in further scripts. All of them are asked for with the first letter: asking for those alone that the
  // results need would tell the host something of the words.
  var texts = [];
  var waiting = [];
  var asked = false;
  self.toolkitSearchText = function (first, list) {
    list.forEach(function (text, place) { texts[first + place] = text; });
    waiting = waiting.filter(function (quote) { return !quote(); });
  };
  function loadTexts() {
    if (asked) { return; }
    asked = true;
    var left = index.texts.length;
    function settled() {
      left -= 1;
      if (left <= 0) { door.loaded(); }
    }
    if (left === 0) { settled(); }
    // Only the addresses that the index names may be loaded.
    var policy = window.trustedTypes && window.trustedTypes.createPolicy("toolkit-search", {
      createScriptURL: function (wanted) {
        var known = index.texts.some(function (text) { return root + text[0] === wanted; });
        if (!known) { throw new TypeError("toolkit-search loads its own texts only"); }
        return wanted;
      },
    });
    index.texts.forEach(function (text) {
      var script = document.createElement("script");
      script.onload = script.onerror = settled;
      script.src = policy ? policy.createScriptURL(root + text[0]) : root + text[0];
      document.head.appendChild(script);
    });
  }

  // Puts `text` into `element`, with the looked-for words marked.
  function put(element, text, marked) {
    element.textContent = "";
    text.split(/([\p{L}\p{N}'’]+)/u).forEach(function (piece) {
      var word = piece.toLowerCase().replace(/['’]/g, "");
      if (!word || !marked.has(word)) { element.appendChild(document.createTextNode(piece)); return; }
      var mark = document.createElement("mark");
      mark.textContent = piece;
      element.appendChild(mark);
    });
  }

  // The part of a text around the first marked word; none when no word is marked.
  function quote(text, marked) {
    var finder = /[\p{L}\p{N}'’]+/gu;
    for (var match = finder.exec(text); match; match = finder.exec(text)) {
      if (!marked.has(match[0].toLowerCase().replace(/['’]/g, ""))) { continue; }
      var start = Math.max(0, match.index - 70);
      var end = Math.min(text.length, match.index + 110);
      if (start > 0) { start = text.indexOf(" ", start) + 1; }
      if (end < text.length) { end = Math.max(text.lastIndexOf(" ", end), match.index + match[0].length); }
      return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
    }
    return null;
  }

  function make(name, className, parent) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (parent) { parent.appendChild(element); }
    return element;
  }

  host.textContent = "";
  var group = make("div", "nhsuk-form-group", host);
  var label = make("label", "nhsuk-label", group);
  label.htmlFor = "search-words";
  label.textContent = "Search this site";
  var input = make("input", "nhsuk-input app-search__input", group);
  input.id = "search-words";
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("aria-describedby", "search-status");
  var status = make("p", "app-search__status", host);
  status.id = "search-status";
  status.setAttribute("role", "status");
  var results = make("ol", "app-search__results", host);

  function show() {
    results.textContent = "";
    waiting = [];
    var text = input.value.trim();
    if (!text) { status.textContent = ""; return; }
    var found = search(text);
    var count = found.pages.length;
    status.textContent = count === 0 ? "No page found for “" + text + "”. Try another word."
      : count === 1 ? "1 page found" : count > SHOWN ? count + " pages found, the best " + SHOWN + " shown" : count + " pages found";
    found.pages.slice(0, SHOWN).forEach(function (page) {
      var entry = index.documents[page];
      var item = make("li", "app-search__result", results);
      var link = make("a", "", make("h2", "app-search__title", item));
      link.href = root + entry[0];
      put(link, entry[1], found.marked);
      var words = make("p", "app-search__quote", item);
      put(words, entry[2], found.marked);
      function quoted() {
        if (texts[page] === undefined) { return false; }
        var part = quote(texts[page], found.marked);
        if (part && !words.querySelector("mark")) { put(words, part, found.marked); }
        return true;
      }
      if (!quoted()) { waiting.push(quoted); }
    });
  }

  // Arrow keys walk from the field through the results and back.
  host.addEventListener("keydown", function (event) {
    var stops = [input].concat(Array.from(results.querySelectorAll("a")));
    var place = stops.indexOf(document.activeElement);
    if (event.key === "Escape") { input.value = ""; changed(); input.focus(); return; }
    var next = event.key === "ArrowDown" ? stops[place + 1] : event.key === "ArrowUp" ? stops[place - 1] : null;
    if (next && place >= 0) { event.preventDefault(); next.focus(); }
  });

  // Whoever opens a result and comes back finds their words again. The tab remembers them from that click on, and only then: what
  // stands in an address, or in what a tab remembers, the browser writes to its disk.
  results.addEventListener("click", function (event) {
    if (event.target.closest("a")) { history.replaceState({ words: input.value }, ""); }
  });
  function changed() {
    if (history.state) { history.replaceState(null, ""); }
    loadTexts();
    show();
  }
  input.addEventListener("input", changed);
  if (history.state && typeof history.state.words === "string") {
    input.value = history.state.words;
    door.enter();
    loadTexts();
    show();
  }
})();
