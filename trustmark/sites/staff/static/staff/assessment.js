// The assessment by keyboard: j and k walk, 1 to 4 choose, c takes what is proposed,
// n opens the note, Ctrl and Enter save. Everything works without. A module, so that
// its names do not meet those of other scripts.
const form = document.querySelector("[data-assessment]");
const criteria = form ? [...form.querySelectorAll("[data-criterion]")] : [];

function current() {
  return criteria.find((criterion) => criterion.contains(document.activeElement));
}

function walk(step) {
  const shown = criteria.filter((criterion) => criterion.offsetParent);
  const place = shown.indexOf(current());
  const next = shown[Math.min(Math.max(place + step, 0), shown.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "start" });
}

function choose(radio) {
  if (!radio) return;
  radio.checked = true;
  radio.focus();
}

function typing(target) {
  return target.matches("textarea, select, input:not([type=radio])");
}

document.addEventListener("keydown", (event) => {
  if (!form) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
  if (event.key === "j") walk(1);
  if (event.key === "k") walk(-1);
  const criterion = current();
  if (!criterion) return;
  const radios = [...criterion.querySelectorAll("input[type=radio]")];
  if ("1234".includes(event.key)) choose(radios[Number(event.key) - 1]);
  if (event.key === "c") {
    choose(radios.find((radio) => radio.value === criterion.dataset.proposed));
  }
  if (event.key === "n") {
    event.preventDefault();
    criterion.querySelector("textarea")?.focus();
  }
});
