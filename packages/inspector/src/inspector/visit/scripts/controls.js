// Lists every control a visitor can see, with the words that belong to it. The elements
// are kept in window.__inspectorControls, so that one of them can be used later.
() => {
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 &&
      parseFloat(getComputedStyle(element).fontSize) >= 3 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true,
        checkOpacity: true, checkVisibilityCSS: true });
  };
  // What a button shows is what it says, whatever else it tells a machine.
  const shown = (element) => {
    if (!element.matches("a, button, [role=button]")) return "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "", isWhole = true;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || /^(STYLE|SCRIPT)$/.test(node.parentElement.tagName)) continue;
      if (isShown(node.parentElement)) text += ` ${node.data}`;
      else isWhole = false;
    }
    return isWhole && text ? element.innerText : text;
  };
  const words = (element) => {
    const own = element.getAttribute("aria-label") || element.innerText;
    const value = /^(submit|button)$/.test(element.type) ? element.value : "";
    const picture = element.querySelector?.("img[alt]")?.alt;
    const labels = [...(element.labels || [])].map((label) => label.innerText).join(" ");
    const named = (element.getAttribute("aria-labelledby") || "").split(/\s+/)
      .map((id) => id && document.getElementById(id)?.innerText).filter(Boolean).join(" ");
    const text = shown(element).trim() || named || own || value || labels || picture || element.title ||
      element.placeholder || "";
    return text.replace(/\s+/g, " ").trim().slice(0, 200);
  };
  const isVisible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 2 && box.height > 2 && style.visibility !== "hidden" &&
      style.display !== "none";
  };
  const isTick = (element) => /^(checkbox|radio)$/.test(element.type) ||
    element.matches("[role=switch], [role=checkbox]");
  // A box drawn by a style sheet is itself invisible; its label is what one sees.
  const isSeen = (element) => isVisible(element) ||
    (isTick(element) && [...(element.labels || [])].some(isVisible));
  // What cannot be filled in is not sent: such a password asks nobody for an account.
  const asksPassword = (field) => field.type === "password" && !field.disabled &&
    isVisible(field);
  const forms = [...document.forms];
  const selector = "a[href], button, input, select, textarea, [role=button], " +
    "[role=switch], [role=checkbox]";
  const elements = [...document.querySelectorAll(selector)]
    .filter((element) => element.type !== "hidden" && isSeen(element)).slice(0, 800);
  window.__inspectorControls = elements;
  return elements.map((element, index) => {
    const form = element.form || element.closest("form");
    const fields = form ? [...form.elements].filter((field) =>
      /^(text|email|tel|number|search|textarea|password)$/.test(field.type) ||
      field.tagName === "SELECT") : [];
    const tag = element.tagName.toLowerCase();
    return {
      index, tag,
      type: tag === "button" ? (element.getAttribute("type") || "submit")
        : (element.getAttribute("role") === "switch" ? "checkbox" : element.type || ""),
      label: words(element),
      name: [element.getAttribute("autocomplete"), element.name, element.id].join(" "),
      href: element.href || "",
      value: String(element.value || ""),
      checked: element.checked === true || element.getAttribute("aria-checked") === "true",
      required: element.required === true || element.getAttribute("aria-required") === "true",
      disabled: element.disabled === true || element.getAttribute("aria-disabled") === "true",
      form: form ? forms.indexOf(form) : -1,
      fields: fields.length,
      has_password: fields.some(asksPassword),
      area: element.getBoundingClientRect().width * element.getBoundingClientRect().height,
      place: element.closest("footer") ? "footer"
        : element.closest("header, nav") ? "header" : "body",
    };
  });
}
