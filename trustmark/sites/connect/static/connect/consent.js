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
// Only where the shop vouches for the order there is something to write about at once.
try {
  const isSigned = Boolean(field && JSON.parse(field.value).signature);
  for (const button of document.querySelectorAll("[data-signed]")) button.hidden = !isSigned;
} catch {
  // Then later, by the letter.
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => parent.postMessage("keurmeester:close", "*"));
}
