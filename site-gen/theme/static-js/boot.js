// Starts the browser client on a page that has a tool, and then, in the background, the office (office.js). Classic script: it
// also runs when a page is opened from a folder. On a host modules are fetched; a page opened from a folder may not fetch, so it
// loads them as scripts. Once both are in, no request of any kind is possible any more.
(function () {
  "use strict";
  var addresses = document.currentScript.dataset;
  var policy;

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

  // The only addresses that become scripts are those that the generator wrote into the page.
  function trusted(address) {
    var allowed = [addresses.clientInline, addresses.officeJs, addresses.officeInline];
    if (!window.trustedTypes) { return address; }
    policy = policy || window.trustedTypes.createPolicy("toolkit-boot", {
      createScriptURL: function (wanted) {
        if (allowed.indexOf(wanted) >= 0) { return wanted; }
        throw new TypeError("toolkit-boot allows the scripts of this page only");
      },
    });
    return policy.createScriptURL(address);
  }

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.onload = resolve;
      element.onerror = function () { reject(new Error("The file " + address + " could not be read.")); };
      element.src = trusted(address);
      document.head.appendChild(element);
    });
  }

  // The bytes of a module that a script left in base64 under a global name.
  function loadInline(address, name) {
    return loadScript(address).then(function () {
      var text = atob(self[name]);
      delete self[name];
      var bytes = new Uint8Array(text.length);
      for (var i = 0; i < text.length; i += 1) { bytes[i] = text.charCodeAt(i); }
      return bytes;
    });
  }

  function start() {
    if (typeof wasm_bindgen !== "function") {
      say(new Error("The script " + addresses.clientJs + " could not be read."));
      return;
    }
    // A host that serves .wasm with another type makes streaming fail; wasm_bindgen then falls back to the bytes.
    var client = location.protocol === "file:"
      ? loadInline(addresses.clientInline, "toolkitClientBase64")
      : Promise.resolve(fetch(addresses.clientWasm));
    client
      .then(function (module) { return wasm_bindgen({ module_or_path: module }); })
      .then(function () {
        // The page works from here on, whatever becomes of the office.
        var office = self.toolkitOffice;
        var loaded = office ? office.load(addresses, loadScript, loadInline) : Promise.resolve();
        loaded.then(closeTheDoor);
      })
      .catch(say);
  }

  // Deferred scripts have all run by then, client.js among them, in whichever order the page names them.
  if (document.readyState === "complete") {
    start();
  } else {
    document.addEventListener("DOMContentLoaded", start);
  }
})();
