// A review by keyboard: j and k go to the next and the one before that waits, p publishes,
// r refuses or removes, a asks the author, l lets it stand. Each only opens what is on the
// page; nothing is done without its button. Everything works without. A module, so that
// its names do not meet those of other scripts.
const DEEDS = { p: ["publish"], r: ["refuse", "remove"], a: ["ask"], l: ["keep", "uphold"] };

function open(codes) {
  const deed = codes.map((code) => document.getElementById(`deed-${code}`)).find(Boolean);
  if (!deed) return;
  deed.open = true;
  deed.querySelector("select, textarea, button")?.focus();
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select");
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") document.querySelector("a[rel=next]")?.click();
  else if (event.key === "k") document.querySelector("a[rel=prev]")?.click();
  else if (DEEDS[event.key]) open(DEEDS[event.key]);
  else return;
  event.preventDefault();
});
