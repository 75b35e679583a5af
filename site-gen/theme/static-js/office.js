// The office: the module that reads and writes Word files, workbooks, zips and protected files, beside the client.
// `toolkitOffice.state` is "loading", "ready" or "failed", and the window hears "toolkit-office" when it changes. Nobody waits for
// it without end: when the door of the page closes (door.js), or after half a minute, it counts as failed. What was asked for by
// then may still arrive, and is welcome: the state is "ready" from then on.
// `toolkitOffice.run(name, args)` calls an export and gives back its value. An Error with a plain sentence comes from the
// module. Anything else that is thrown is a trap, after which an instance cannot be trusted: a fresh one takes its place.
(function () {
  "use strict";
  var STOPPED = "The part of this tool that reads and writes files stopped at this file and was started again. Nothing that you entered is lost.";
  var NOT_READY = "The part of this tool that reads and writes files is not ready. Wait a moment, then try again.";
  var NOT_THERE = "The part of this tool that reads and writes files could not be loaded. Save your work, then reload the page.";
  // Memory of a module never shrinks. Past this much a fresh instance is cheaper than holding on to it.
  var ROOMY = 128 * 1024 * 1024;
  // How long a page waits for the office where nothing is entered, in milliseconds.
  var PATIENCE = 30000;
  var compiled, exports, memory, settle;

  function become(state) {
    if (office.state === state) { return; }
    office.state = state;
    window.dispatchEvent(new Event("toolkit-office"));
    if (settle && state !== "loading") { settle(); }
  }

  // The compiled module is kept, so that this takes some milliseconds.
  function renew() {
    var glue = self.toolkitOfficeGlue({ __proto__: null });
    memory = glue.initSync({ module: compiled }).memory;
    exports = glue;
  }

  // Some browsers refuse to make an instance of a large module in one go; then it takes a moment.
  function renewInTime() {
    var glue = self.toolkitOfficeGlue({ __proto__: null });
    return glue({ module_or_path: compiled }).then(function (instance) {
      memory = instance.memory;
      exports = glue;
      become("ready");
    });
  }

  function fail(error) {
    if (office.state !== "failed") { console.error(error); }
    become("failed");
  }

  // What was asked for goes on loading. Without a line in the console: a slow host is no fault of this page.
  function giveUpWaiting() {
    if (office.state === "loading") { become("failed"); }
  }

  function restart() {
    try {
      renew();
    } catch (refused) {
      become("loading");
      renewInTime().catch(fail);
    }
  }

  function isSentence(error) {
    return error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
  }

  function fetched(address) {
    return fetch(address).then(function (response) {
      if (!response.ok) { throw new Error("The file " + address + " could not be read: " + response.status + "."); }
      // A host may serve .wasm with another type, which makes streaming fail.
      return response.headers.get("Content-Type") === "application/wasm"
        ? WebAssembly.compileStreaming(response)
        : response.arrayBuffer().then(WebAssembly.compile);
    });
  }

  var office = {
    state: "loading",

    // The promise is kept as soon as the office is there, has failed or is waited for no longer.
    load: function (addresses, loadScript, loadInline) {
      var settled = new Promise(function (resolve) { settle = resolve; });
      window.addEventListener("toolkit-door", giveUpWaiting);
      setTimeout(giveUpWaiting, PATIENCE);
      var module = location.protocol === "file:"
        ? loadInline(addresses.officeInline, "toolkitOfficeBase64").then(WebAssembly.compile)
        : fetched(addresses.officeWasm);
      Promise.all([module, loadScript(addresses.officeJs)])
        .then(function (loaded) {
          compiled = loaded[0];
          return renewInTime();
        })
        .catch(fail);
      return settled;
    },

    run: function (name, args) {
      if (office.state !== "ready") { throw new Error(office.state === "failed" ? NOT_THERE : NOT_READY); }
      var value;
      try {
        value = exports[name].apply(null, args);
      } catch (error) {
        if (isSentence(error)) { throw error; }
        console.error(error);
        restart();
        throw new Error(STOPPED);
      }
      if (memory.buffer.byteLength > ROOMY) { restart(); }
      return value;
    },
  };
  self.toolkitOffice = office;
})();
