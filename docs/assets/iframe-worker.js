// The search of these pages runs in a worker, which no browser allows to a page that is opened from a folder. There an
// invisible frame stands in for it. A file of our own, so that nothing is fetched.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.home = frame.contentWindow;
      this.home.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.home.importScripts = (...urls) => Promise.all(urls.map((one) => this.load(one)));
      this.ready = this.load(url);
    }

    load(url) {
      return new Promise((done, fail) => {
        const script = this.home.document.createElement("script");
        script.src = url;
        script.onload = done;
        script.onerror = fail;
        this.home.document.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then(() => this.home.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
}
