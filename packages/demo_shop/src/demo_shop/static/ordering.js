// Places the order without the customer: a fault, to see whether a visitor who must not
// order anything is protected from it.
(() => {
  "use strict";
  const form = document.querySelector("form.order");
  if (document.currentScript.dataset.orders === "at-once") form.submit();
  addEventListener("pagehide", () => navigator.sendBeacon(location.pathname));
})();
