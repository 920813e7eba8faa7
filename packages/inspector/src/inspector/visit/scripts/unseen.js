// Lists texts that stand in a page and that nobody can see: too small, of the colour of
// what lies behind, off the page, cut away, or not shown without a way to open them.
() => {
  const MOST = 120, LONGEST = 600;
  const NOT_TEXT = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA|OPTION|TITLE)$/;
  const OPENS = new RegExp("accord|collaps|\\btab|panel|toggle|faq|drop|menu|modal|" +
    "dialog|slide|carousel|swiper|drawer|popup|offcanvas|expand|more|cookie|consent", "i");
  const escape = (id) => CSS.escape(id);
  const canBeOpened = (element) => {
    for (let e = element, steps = 0; e && steps < 12; e = e.parentElement, steps++) {
      if (/^(DETAILS|DIALOG)$/.test(e.tagName)) return true;
      if (OPENS.test(`${e.id} ${e.getAttribute("class") || ""}`)) return true;
      if (/tabpanel|dialog|menu/.test(e.getAttribute("role") || "")) return true;
      if (e.id && document.querySelector(`[aria-controls~="${escape(e.id)}"], ` +
        `a[href="#${escape(e.id)}"], [data-target="#${escape(e.id)}"], ` +
        `[data-bs-target="#${escape(e.id)}"]`)) return true;
    }
    return false;
  };
  const colourOf = (text) => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return parts.length < 3 ? [0, 0, 0, 1]
      : [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== "none" || /absolute|fixed/.test(style.position))
        return null;
      const colour = colourOf(style.backgroundColor);
      if (colour[3] > 0.5) return colour;
    }
    return [255, 255, 255, 1];
  };
  const isCutAway = (element) => {
    for (let e = element, steps = 0; e && steps < 5; e = e.parentElement, steps++) {
      const style = getComputedStyle(e), box = e.getBoundingClientRect();
      if (/rect\((0|1)px,? (0|1)px/.test(style.clip)) return true;
      if (/inset\((50|100)%/.test(style.clipPath)) return true;
      if (style.overflow !== "visible" && (box.width <= 1 || box.height <= 1)) return true;
    }
    return false;
  };
  const isUnseen = (element, node) => {
    if (!element.checkVisibility()) return !canBeOpened(element);
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true,
      checkVisibilityCSS: true, checkOpacity: true })) return !canBeOpened(element);
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < 3 || parseFloat(style.textIndent) < -400) return true;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return !canBeOpened(element);
    const colour = colourOf(style.color), ground = behind(element);
    if (colour[3] < 0.1) return true;
    if (ground) {
      const [a, b] = [light(colour), light(ground)];
      if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 1.15) return true;
    }
    return isCutAway(element);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let seen = 0; walker.nextNode() && seen < 6000 && found.length < MOST; seen++) {
    const node = walker.currentNode, element = node.parentElement;
    const text = node.data.replace(/\s+/g, " ").trim();
    if (text.length < 4 || !element || NOT_TEXT.test(element.tagName)) continue;
    if (element.closest("svg, noscript, template")) continue;
    if (isUnseen(element, node)) found.push(text.slice(0, LONGEST));
  }
  return found;
}
