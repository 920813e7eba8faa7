// The names of the steps that come after the current one, when the page shows its steps.
() => {
  const aStep = /step|stap|progress|etape|étape|schritt/i;
  const classOf = (element) => String(element.getAttribute("class") || "");
  // Three or more neighbours that are called steps, or numbered 1, 2, 3 in their words.
  const areSteps = (parts) => parts.length > 2 && (
    parts.every((part) => aStep.test(classOf(part))) ||
    parts.every((part, index) =>
      new RegExp(`^\\s*${index + 1}[.):]?\\s`).test(part.innerText || "")));
  const lists = [...document.querySelectorAll("ol, ul, nav, div")].filter((list) =>
    aStep.test(`${list.id} ${classOf(list)}`) || areSteps([...list.children]));
  const marked = document.querySelector("[aria-current=step]") ||
    lists.flatMap((list) => [...list.children]).find((step) =>
      /(^|[-_ ])(current|active|huidig|actief)([-_ ]|$)/i.test(classOf(step)));
  if (!marked) return [];
  const step = marked.closest("li") || marked;
  const later = [];
  for (let next = step.nextElementSibling; next; next = next.nextElementSibling) {
    const name = next.innerText?.replace(/\s+/g, " ").trim();
    if (name) later.push(name);
  }
  return later;
}
