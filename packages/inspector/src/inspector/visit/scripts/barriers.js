// Asks axe which of the norms the page breaks; null for a page too large to look at.
// Nothing is fetched: style sheets of elsewhere and frames stay unread.
async (norms, mostElements, mostRules, mostPlaces, characters) => {
  if (document.getElementsByTagName("*").length > mostElements) return null;
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: norms },
    resultTypes: ["violations"],
    iframes: false,
    preload: false,
  });
  const place = (node) => String(node.target).slice(0, characters);
  return {
    engine: `${found.testEngine.name} ${found.testEngine.version}`,
    barriers: found.violations.slice(0, mostRules).map((broken) => ({
      rule: broken.id,
      impact: broken.impact || "",
      norms: broken.tags.filter((tag) => /^wcag\d{3,4}$/.test(tag)),
      count: broken.nodes.length,
      places: broken.nodes.slice(0, mostPlaces).map(place),
    })),
  };
}
