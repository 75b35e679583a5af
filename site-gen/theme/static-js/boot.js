// Starts the browser client on a page that has a tool, and then, in the background, the office (office.js). Classic script: it
// also runs when a page is opened from a folder. On a host modules are fetched; a page opened from a folder may not fetch, so it
// loads them as scripts. All that a page loads is asked for before anything can be entered: see door.js.
(function () {
  "use strict";
  var addresses = document.currentScript.dataset;
  var door = self.toolkitDoor;
  var policy, blocked;

  var BROWSER = "This tool could not start in this browser. Reload the page, or use a recent version of Edge, Chrome, Firefox or Safari.";
  var MISSING = "This tool could not start, because a part of it did not arrive. Check your connection, then reload the page.";
  // The browser tells of what a policy blocked a moment after the attempt has failed, in milliseconds.
  var MOMENT = 50;

  // This page's own policy allows all that it loads, so a file of this site that is blocked is blocked by the host.
  function note(event) {
    if (event.disposition !== "report" && event.blockedURI.indexOf(location.origin + "/") === 0) {
      blocked = event.effectiveDirective.replace(/-(?:elem|attr)$/, "");
    }
  }
  document.addEventListener("securitypolicyviolation", note);

  function hostBlocks(what) {
    return "This tool could not start, because this website’s own settings block it. Tell the people who look after the website that their Content-Security-Policy header has to allow "
      + what + ". The file HOSTING.txt says more.";
  }

  // The smallest module there is. Only a policy refuses it.
  function refusesModules() {
    try {
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      return false;
    } catch (error) {
      return true;
    }
  }

  function reason(error) {
    if (!self.WebAssembly) { return BROWSER; }
    if (refusesModules()) { return hostBlocks("'wasm-unsafe-eval' in script-src"); }
    if (blocked) { return hostBlocks("'self' in " + blocked); }
    return error.missing ? MISSING : BROWSER;
  }

  function started() {
    document.removeEventListener("securitypolicyviolation", note);
    var sentence = document.querySelector("[data-not-started]");
    if (sentence) { sentence.remove(); }
  }

  // What was there without script stays; one sentence says why.
  function say(error) {
    console.error(error);
    setTimeout(function () {
      var text = reason(error);
      started();
      door.loaded();
      var host = document.querySelector("[data-island]");
      if (!host) { return; }
      var sentence = document.createElement("p");
      sentence.className = "app-boot-error";
      sentence.setAttribute("role", "alert");
      sentence.textContent = text;
      host.insertBefore(sentence, host.firstChild);
    }, MOMENT);
  }

  function missing(address) {
    var error = new Error("The file " + address + " could not be read.");
    error.missing = true;
    return error;
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
      element.onerror = function () { reject(missing(address)); };
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

  function loadClient() {
    if (location.protocol === "file:") { return loadInline(addresses.clientInline, "toolkitClientBase64"); }
    return fetch(addresses.clientWasm).then(
      function (response) {
        if (!response.ok) { throw missing(addresses.clientWasm); }
        return response;
      },
      function () { throw missing(addresses.clientWasm); }
    );
  }

  // A prepared link brings names and addresses into the page, which no event tells of.
  function enterLink() {
    if (location.hash.indexOf("#s=") === 0) { door.enter(); }
  }

  function start() {
    if (typeof wasm_bindgen !== "function") {
      say(missing(addresses.clientJs));
      return;
    }
    loadClient()
      // A host that serves .wasm with another type makes streaming fail; wasm_bindgen then falls back to the bytes.
      .then(function (module) { return wasm_bindgen({ module_or_path: module }); })
      .then(function () {
        // The page works from here on, whatever becomes of the office.
        started();
        var office = self.toolkitOffice;
        var settled = office ? office.load(addresses, loadScript, loadInline) : Promise.resolve();
        settled.then(door.loaded);
        window.addEventListener("hashchange", enterLink, true);
        enterLink();
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
