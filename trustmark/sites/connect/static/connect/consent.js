// In the frame: takes along what the shop wrote on its page, and closes when asked.
"use strict";

const field = document.querySelector("[name=page]");
if (field) {
  try {
    field.value = decodeURIComponent(location.hash.slice(1));
  } catch {
    field.value = "";
  }
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => parent.postMessage("keurmeester:close", "*"));
}
