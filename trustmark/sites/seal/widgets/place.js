// Places widgets where a page asks for them. Optional: a plain link and picture do the
// same. It sets no cookie, stores nothing, asks nobody else, and styles nothing.
//
//   <script src="https://…/widgets/place.js" defer
//           data-scheme="…" data-domain="shop.example" data-languages="nl fr"></script>
//   <div data-keurmeester="bar"></div>
//   <div data-keurmeester="product" data-product="K-1"></div>
(() => {
  "use strict";
  const own = document.currentScript;
  if (!own) return;
  const { scheme, domain, languages = "nl" } = own.dataset;
  const host = new URL(own.src).origin;
  const sizes = {
    seal: [224, 96, "svg"],
    bar: [320, 40, "svg"],
    product: [200, 28, "svg"],
    card: [320, 220, "html"],
    list: [320, 460, "html"],
  };

  const language = (element) => {
    const known = languages.split(" ");
    const near = element.closest("[lang]");
    const wanted = (near ? near.lang : "").slice(0, 2).toLowerCase();
    return known.includes(wanted) ? wanted : known[0];
  };

  const place = (element) => {
    const kind = element.dataset.keurmeester;
    const size = sizes[kind];
    if (!size || element.childElementCount) return;
    const [width, height, extension] = size;
    const spoken = language(element);
    const name = kind === "product" ? `product-${element.dataset.product}` : kind;
    const shop = `${encodeURIComponent(scheme)}/${encodeURIComponent(domain)}`;
    const file = `${encodeURIComponent(name)}.${spoken}.${extension}`;
    const shown = document.createElement(extension === "svg" ? "img" : "iframe");
    shown.width = width;
    shown.height = height;
    shown.loading = "lazy";
    if (extension === "html") shown.title = domain;
    else shown.alt = domain;
    shown.src = `${host}/widgets/${shop}/${file}`;
    if (extension === "html") {
      element.append(shown);
      return;
    }
    const link = document.createElement("a");
    link.href = `${host}/${spoken}/${encodeURIComponent(scheme)}/register/${encodeURIComponent(domain)}/reviews/`;
    link.append(shown);
    element.append(link);
  };

  const placeAll = () => document.querySelectorAll("[data-keurmeester]").forEach(place);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", placeAll);
  else placeAll();
})();
