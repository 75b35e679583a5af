// The door: from the moment that something is entered, a page stops asking anybody for anything, its own host included. A second
// policy sees to it: a page can add a policy, and can never take one away again. What no policy of a page stops (following a
// link, opening a window, WebRTC) is listed in ARCHITECTURE.md.
//
// It closes with the first entry where all parts of the page are in by then; else as soon as they are in or have failed, and at
// the latest ten seconds after the first entry, so that a host cannot keep it open by holding a part back.
// `toolkitDoor.loaded()` says that all parts are in or have failed, `toolkitDoor.enter()` that something was entered which no
// event tells of. The window hears "toolkit-door" when it has closed.
(function () {
  "use strict";
  var LIMIT = 10000;
  var entered = false;
  var loaded = false;

  function close() {
    if (door.closed) { return; }
    door.closed = true;
    var meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";
    document.head.appendChild(meta);
    window.dispatchEvent(new Event("toolkit-door"));
  }

  var door = {
    closed: false,

    enter: function () {
      if (entered) { return; }
      entered = true;
      if (loaded) { close(); } else { setTimeout(close, LIMIT); }
    },

    loaded: function () {
      loaded = true;
      if (entered) { close(); }
    },
  };
  self.toolkitDoor = door;

  // Before anything in the page hears of the entry.
  ["input", "change", "drop", "paste"].forEach(function (name) { window.addEventListener(name, door.enter, true); });
})();
