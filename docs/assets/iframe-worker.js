/* A page that is opened from the disk may not start a worker. This stands in for one, so that the search works there
   too: the script of the worker runs in a hidden frame of the same page, and messages go to and fro as events. */
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "search";
      this.frame.worker = this;
      this.frame.srcdoc =
        "<script>window.postMessage = (data) => frameElement.worker.answer(data)</scr" + "ipt>" +
        `<script src="${new URL(url, location)}"></scr` + "ipt>";
      this.frame.addEventListener("load", () => {
        this.loaded = true;
        this.waiting.splice(0).forEach((data) => this.postMessage(data));
      });
      document.body.append(this.frame);
    }

    answer(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    postMessage(data) {
      if (!this.loaded) {
        this.waiting.push(data);
        return;
      }
      const inside = this.frame.contentWindow;
      inside.dispatchEvent(new inside.MessageEvent("message", { data }));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
