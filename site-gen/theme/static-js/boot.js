// Starts the browser client on a page that has a tool. Classic script: it also runs when a page is opened from a folder.
// On a host the module is fetched; a page opened from a folder may not fetch, so it loads the module as a script.
(function () {
  "use strict";
  var script = document.currentScript;
  var addresses = script.dataset;

  // No request of any kind after this. A policy added later cannot be undone by a page's script.
  function closeTheDoor() {
    var meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "connect-src 'none'";
    document.head.appendChild(meta);
  }

  // What was there without script stays; one sentence says why.
  function say(error) {
    var host = document.querySelector("[data-island]");
    if (host) {
      var sentence = document.createElement("p");
      sentence.className = "app-boot-error";
      sentence.setAttribute("role", "alert");
      sentence.textContent = "This tool could not start in this browser. Reload the page, or use a recent version of Edge, Chrome, Firefox or Safari.";
      host.insertBefore(sentence, host.firstChild);
    }
    console.error(error);
  }

  function compileFetched(address) {
    // A host that serves .wasm with another type makes streaming fail; wasm_bindgen then falls back to the bytes.
    return { module_or_path: fetch(address) };
  }

  function loadInline(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      var source = address;
      if (window.trustedTypes) {
        // The one address that this policy lets through is the one that the generator wrote into the page.
        source = window.trustedTypes
          .createPolicy("toolkit-boot", {
            createScriptURL: function (wanted) {
              if (wanted === address) { return wanted; }
              throw new TypeError("toolkit-boot allows one script only");
            },
          })
          .createScriptURL(address);
      }
      element.onload = function () {
        var text = atob(self.toolkitClientBase64);
        delete self.toolkitClientBase64;
        var bytes = new Uint8Array(text.length);
        for (var i = 0; i < text.length; i += 1) { bytes[i] = text.charCodeAt(i); }
        resolve({ module_or_path: bytes });
      };
      element.onerror = function () { reject(new Error("The file " + address + " could not be read.")); };
      element.src = source;
      document.head.appendChild(element);
    });
  }

  function start() {
    if (typeof wasm_bindgen !== "function") {
      say(new Error("The script " + addresses.clientJs + " could not be read."));
      return;
    }
    var input = location.protocol === "file:"
      ? loadInline(addresses.clientInline)
      : Promise.resolve(compileFetched(addresses.clientWasm));
    input.then(wasm_bindgen).then(closeTheDoor).catch(say);
  }

  // Deferred scripts have all run by then, client.js among them, in whichever order the page names them.
  if (document.readyState === "complete") {
    start();
  } else {
    document.addEventListener("DOMContentLoaded", start);
  }
})();
