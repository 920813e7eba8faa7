// Small conveniences; every page works without them.

// Queues: j and k walk, Enter follows the link that has the focus.
function walk(step) {
  const links = [...document.querySelectorAll("[data-queue] .queue__link")];
  if (!links.length) return;
  const place = links.indexOf(document.activeElement);
  const next = place < 0 ? 0 : Math.min(Math.max(place + step, 0), links.length - 1);
  links[next].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "j") walk(1);
  if (event.key === "k") walk(-1);
});

// Copy boxes: the button appears only where the browser lets us copy.
for (const box of document.querySelectorAll("[data-copy]")) {
  const button = box.querySelector("[data-copy-button]");
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.querySelector("textarea").value);
    box.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}

// What must be put right is read first.
document.querySelector(".form-errors")?.focus();
