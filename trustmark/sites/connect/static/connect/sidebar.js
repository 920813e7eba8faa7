// Asks, on the page after an order, whether we may write to the customer later.
// Sets no cookie, keeps nothing, and loads one frame of ours and nothing else, so that
// it works where a shop allows this script and a frame only.
(() => {
  "use strict";

  const script =
    document.currentScript || document.querySelector('script[src*="/sidebar.js?"]');
  if (!script || window.keurmeesterAsked) return;
  window.keurmeesterAsked = true;

  // Each brand of the plug-ins has its own name before it.
  const ELEMENT = "script[id$=_order_completed]";
  const SIGNS = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" };
  const place = new URL("webshops/consent", script.src);

  // One shop system writes the data with `&quot;` for every quotation mark.
  function decoded(text) {
    return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, ten, hex, name) => {
      if (name) return SIGNS[name.toLowerCase()] ?? whole;
      const code = ten ? parseInt(ten, 10) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  }

  function read(text) {
    for (const attempt of [text, decoded(text)]) {
      try {
        const data = JSON.parse(attempt.trim());
        if (data && typeof data === "object" && data.orderNumber) return data;
      } catch {
        // Then in the other way.
      }
    }
    return null;
  }

  function frameFor(data) {
    const frame = document.createElement("iframe");
    place.search = new URLSearchParams({
      id: data.webshopId ?? "",
      lang: document.documentElement.lang,
    });
    // Behind the hash: it reaches the frame and no server.
    place.hash = encodeURIComponent(JSON.stringify(data));
    frame.src = place.href;
    frame.title = "Review";
    frame.referrerPolicy = "no-referrer";
    // Set one by one, because a shop may forbid styles in the page.
    const looks = {
      position: "fixed",
      insetBlockEnd: "1rem",
      insetInlineEnd: "1rem",
      width: "min(24rem, calc(100vw - 2rem))",
      height: "21rem",
      maxHeight: "calc(100vh - 2rem)",
      border: "0",
      borderRadius: "12px",
      boxShadow: "0 8px 30px rgb(0 0 0 / 30%)",
      zIndex: "2147483000",
      colorScheme: "normal",
    };
    Object.assign(frame.style, looks);
    return frame;
  }

  function ask() {
    const element = document.querySelector(ELEMENT);
    const data = element && read(element.textContent);
    if (!data) return;
    const frame = frameFor(data);
    window.addEventListener("message", (event) => {
      const isOurs = event.source === frame.contentWindow && event.origin === place.origin;
      if (isOurs && event.data === "keurmeester:close") frame.remove();
    });
    document.body.append(frame);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ask);
  } else {
    ask();
  }
})();
