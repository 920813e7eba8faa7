// Keeps the choice about cookies without loading the page again, and follows the
// visitor only when the server said that this is allowed.
(() => {
  "use strict";
  const own = document.currentScript;
  const secure = location.protocol === "https:" ? "; Secure" : "";

  const keep = (name) => {
    const value = Math.random().toString(36).slice(2);
    document.cookie = `${name}=${value}; Max-Age=15552000; Path=/; SameSite=Lax${secure}`;
  };

  const follow = () => {
    keep("_dsstat");
    keep("_dsa");
    new Image().src = `${own.dataset.tracker}/p.gif?page=${encodeURIComponent(location.pathname)}`;
  };

  const choose = async (event) => {
    const form = event.target.closest("form[action='/consent']");
    if (!form || !event.submitter || !form.closest("[data-banner]")) return;
    event.preventDefault();
    const choice = event.submitter.value;
    const answer = await fetch("/consent", {
      method: "POST",
      headers: { "X-Requested-With": "consent" },
      body: new URLSearchParams({ choice }),
    });
    if (!answer.ok) return;
    form.closest("[data-banner]").remove();
    if (choice === "all" || own.dataset.refusal === "ignored") follow();
  };

  document.addEventListener("submit", choose);
  if (own.dataset.tracks === "yes") follow();
})();
