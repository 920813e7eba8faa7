// The names of the steps that come after the current one, when the page shows its steps.
() => {
  const lists = [...document.querySelectorAll("ol, ul, nav, div")].filter((list) =>
    /step|stap|progress|etape|étape|schritt/i.test(`${list.id} ${list.className}`));
  const marked = document.querySelector("[aria-current=step]") ||
    lists.flatMap((list) => [...list.children]).find((step) =>
      /(^|[-_ ])(current|active|huidig|actief)([-_ ]|$)/i.test(step.className));
  if (!marked) return [];
  const step = marked.closest("li") || marked;
  const later = [];
  for (let next = step.nextElementSibling; next; next = next.nextElementSibling) {
    const name = next.innerText?.replace(/\s+/g, " ").trim();
    if (name) later.push(name);
  }
  return later;
}
