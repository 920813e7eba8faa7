// Lists what could be a cookie banner: its text and its visible controls. The controls
// are kept in window.__inspectorBanner, so that one of them can be pressed later.
() => {
  const NAMES = "cookie consent gdpr privacy cmp onetrust didomi cookiebot usercentrics ccc";
  const ABOUT = /cookie|traceurs|toestemming|consent/i;
  const all = (root, found) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) all(element.shadowRoot, found);
    }
    return found;
  };
  const isVisible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 4 && box.height > 4 && style.visibility !== "hidden" &&
      style.display !== "none" && Number(style.opacity) > 0.05 &&
      box.bottom > 0 && box.top < innerHeight;
  };
  const light = (colour) => {
    const parts = (colour.match(/[\d.]+/g) || [0, 0, 0]).slice(0, 3).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const background = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour && !/rgba\(.*, 0\)|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (element) => {
    const pair = [light(getComputedStyle(element).color), light(background(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  const label = (element) =>
    (element.innerText || element.value || element.getAttribute("aria-label") ||
      element.title || "").replace(/\s+/g, " ").trim().slice(0, 120);
  const isControl = (element) =>
    element.matches("button, a, [role=button], input[type=button], input[type=submit]");
  const elements = all(document, []);
  const controls = elements.filter((element) => isControl(element) && isVisible(element));
  const holds = (outer, inner) => {
    for (let node = inner; node; node = node.parentNode || node.host) {
      if (node === outer) return true;
    }
    return false;
  };
  const named = new RegExp(NAMES.split(" ").join("|"), "i");
  const textOf = (element) =>
    (element.innerText || element.shadowRoot?.textContent || "").replace(/\s+/g, " ").trim();
  window.__inspectorBanner = controls;
  const found = [];
  for (const element of elements) {
    if (/^(HTML|BODY|SCRIPT|STYLE|A|BUTTON|P|SPAN|LI|UL)$/.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    const hooks = `${element.id} ${element.className} ${element.getAttribute("aria-label")}`;
    const isOver = style.position === "fixed" || style.position === "sticky" ||
      element.matches("dialog, [role=dialog], [role=alertdialog]");
    if (!named.test(hooks) && !isOver) continue;
    const text = textOf(element);
    if (!ABOUT.test(text) || text.length > 8000) continue;
    if (!isVisible(element) && !element.shadowRoot) continue;
    const inside = controls.filter((control) => holds(element, control));
    if (!inside.length) continue;
    found.push({
      text: text.slice(0, 1500),
      length: text.length,
      buttons: inside.slice(0, 20).map((control) => ({
        index: controls.indexOf(control),
        label: label(control),
        element: control.tagName === "A" && !control.matches("[role=button]") ? "link" : "button",
        width: control.getBoundingClientRect().width,
        height: control.getBoundingClientRect().height,
        contrast: contrast(control),
      })),
    });
    if (found.length >= 12) break;
  }
  return found;
}
