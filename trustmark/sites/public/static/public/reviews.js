// Keeps what was typed on this device until it is sent; the form works without.
const form = document.querySelector("form[data-draft]");
const place = form && `draft:${form.dataset.draft}`;

function read() {
  try {
    return JSON.parse(localStorage.getItem(place)) || {};
  } catch {
    return {};
  }
}

// Never the address, the consent or the key of the form.
function isKept(control) {
  return control.name && !["hidden", "email", "checkbox", "file"].includes(control.type);
}

function keep() {
  const typed = {};
  for (const control of form.elements) {
    if (!isKept(control) || !control.value) continue;
    if (control.type !== "radio" || control.checked) typed[control.name] = control.value;
  }
  try {
    localStorage.setItem(place, JSON.stringify(typed));
    form.querySelector("[data-draft-kept]").hidden = false;
  } catch {
    // A browser that keeps nothing is a browser that keeps nothing.
  }
}

function fill() {
  const typed = read();
  for (const control of form.elements) {
    if (!isKept(control) || !(control.name in typed)) continue;
    if (control.type === "radio") control.checked = control.value === typed[control.name];
    else control.value = typed[control.name];
  }
}

if (form) {
  // What the server sent back with a remark is newer than what lies here.
  if (!document.querySelector(".form-errors")) fill();
  form.addEventListener("input", keep);
}

// The page after sending says which draft is done with.
const done = document.querySelector("[data-draft-done]");
if (done) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("draft:")) localStorage.removeItem(name);
  }
}
