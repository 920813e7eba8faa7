// Runs before the page's own scripts: remembers which script writes a cookie, keeps a key
// or sends a beacon, for our recorder to read. All of it happens all the same.
(() => {
  const seen = [];
  const cause = () => {
    const lines = (new Error().stack || "").split("\n").slice(1);
    const named = lines.map((line) => (line.match(/(https?:\/\/.+?):\d+(?::\d+)?\)?$/) || [])[1]);
    return named.find(Boolean) || location.href;
  };
  const note = (what, name) => {
    if (seen.length < 500) seen.push([what, String(name).slice(0, 2000), cause().slice(0, 500)]);
  };
  Object.defineProperty(window, "__inspectorCauses", { value: seen, enumerable: false });
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  if (cookie) {
    Object.defineProperty(Document.prototype, "cookie", {
      ...cookie,
      set(text) {
        note("cookie", String(text).split("=")[0].trim());
        cookie.set.call(this, text);
      },
    });
  }
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(key, value) {
    let area = "local";
    try { area = this === window.sessionStorage ? "session" : "local"; } catch { /* none */ }
    note(area, key);
    return keep.call(this, key, value);
  };
  // The browser itself does not tell which script sent a beacon or a counting picture.
  const asks = (url) => {
    try { note("request", new URL(url, document.baseURI).href); } catch { /* no address */ }
  };
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    ...source,
    set(url) {
      asks(url);
      source.set.call(this, url);
    },
  });
  const send = Navigator.prototype.sendBeacon;
  Navigator.prototype.sendBeacon = function sendBeacon(url, ...given) {
    asks(url);
    return send.call(this, url, ...given);
  };
  const store = window.CookieStore?.prototype;
  const set = store?.set;
  if (set) {
    store.set = function setCookie(...given) {
      note("cookie", given[0]?.name ?? given[0]);
      return set.apply(this, given);
    };
  }
})();
