"""What is planted in which shop: pages, banners, trackers and faults."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .front import TAG, Shop

HERE = Path(__file__).resolve().parent
# A picture of nothing, for seals nobody gave.
PICTURE = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'>"
    b"<rect width='90' height='30' fill='#336'/></svg>"
)
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
HOME_MADE = """
<div id="cookiemelding" style="position:fixed;bottom:0;left:0;right:0;background:#222;
color:#fff;padding:1em;z-index:99999">
<p>Wij gebruiken cookies om uw ervaring te verbeteren en voor gerichte advertenties.
<button style="padding:.6em 2em" onclick="document.cookie='melding=1;path=/';
document.getElementById('cookiemelding').remove()">Akkoord</button>
<a href="/privacybeleid/" style="color:#aaa">Meer informatie</a></p></div>
<script>if(/melding=1/.test(document.cookie))
document.getElementById('cookiemelding').remove()</script>
"""
# One of its own making in a shadow root, which lets one refuse only after a detour.
IN_SHADOW = """
<script>
addEventListener('DOMContentLoaded', () => {
  if (/choix=/.test(document.cookie)) return;
  const place = document.createElement('encart-choix');
  const root = place.attachShadow({mode: 'open'});
  root.innerHTML = `<style>section{position:fixed;bottom:0;left:0;right:0;z-index:99999;
    padding:1em;background:#fff;border-top:2px solid #333}
    .oui{background:#063;color:#fff;padding:.7em 2em}</style>
    <section role="dialog" aria-label="Cookies"><p>Ce site utilise des cookies pour la
    mesure d'audience et la publicité personnalisée.</p>
    <button class="oui">J'accepte tout</button>
    <button class="plus">Personnaliser</button>
    <div hidden><label><input type="checkbox" checked> Mesure d'audience</label>
    <label><input type="checkbox" checked> Publicité</label>
    <button class="garder">Enregistrer mes préférences</button></div></section>`;
  const end = () => { document.cookie = 'choix=1;path=/'; place.remove(); };
  root.querySelector('.oui').onclick = end;
  root.querySelector('.garder').onclick = end;
  root.querySelector('.plus').onclick = () => root.querySelector('div').hidden = false;
  document.body.append(place);
});
</script>
"""
# A page beside the shop, as one stands on the same domain without its software.
STANDING = """<!DOCTYPE html><html lang="%(language)s"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>%(title)s</title></head>
<body><header><a href="/">%(shop)s</a></header><main>%(content)s</main></body></html>"""
CONSENT_WORDS = {
    "nl": {
        "title": "Mogen wij meten?",
        "text": "Wij plaatsen cookies om bezoekers te tellen, als u dat goedvindt.",
        "accept": "Alles accepteren",
        "reject": "Alles weigeren",
        "settings": "Zelf kiezen",
        "save": "Keuze opslaan",
    },
    "fr": {
        "title": "Pouvons-nous mesurer ?",
        "text": "Nous déposons des cookies pour compter les visiteurs, si vous voulez.",
        "accept": "Tout accepter",
        "reject": "Tout refuser",
        "settings": "Choisir",
        "save": "Enregistrer mes choix",
    },
}
VANILLA = """
<link rel="stylesheet" href="/planted/cookieconsent.css">
<script src="/planted/cookieconsent.umd.js"></script>
<script>
CookieConsent.run({
  categories: {necessary: {enabled: true, readOnly: true}, analytics: {}},
  onConsent: () => { if (CookieConsent.acceptedCategory('analytics')) { %(tag)s } },
  language: {default: 'x', translations: {x: {
    consentModal: {title: '%(title)s', description: '%(text)s',
      acceptAllBtn: '%(accept)s', acceptNecessaryBtn: '%(reject)s',
      showPreferencesBtn: '%(settings)s'},
    preferencesModal: {title: '%(title)s', acceptAllBtn: '%(accept)s',
      acceptNecessaryBtn: '%(reject)s', savePreferencesBtn: '%(save)s',
      sections: [{title: 'A', linkedCategory: 'necessary'},
                 {title: 'B', linkedCategory: 'analytics'}]}}}}
});
</script>
"""
KLARO = """
<script>
window.klaroConfig = {version: 1, elementID: 'klaro', lang: 'en', mustConsent: false,
  acceptAll: true, hideDeclineAll: true, default: true,
  translations: {en: {consentNotice: {description:
    'We use cookies for statistics and advertising.', learnMore: 'Let me choose'},
    acceptAll: 'Accept all', acceptSelected: 'Save choices', ok: 'Accept all',
    purposes: {statistics: 'Statistics'}}},
  services: [{name: 'stats', title: 'Statistics', purposes: ['statistics'],
    default: true}]};
%(tag)s
</script>
<script src="/planted/klaro.js"></script>
"""


@dataclass(frozen=True)
class Case:
    """One shop to inspect, and what is true of it.

    `truth` tells by demand what is right to say; `is_named` is false where the truth
    was not planted but looked up in the shop by a person afterwards.
    """

    name: str
    host: str
    software: str
    scheme: str
    title: str
    shelf: str
    products: tuple[tuple[str, str, str], ...]
    truth: dict[str, tuple[str, ...]]
    functional: dict[str, str]
    settings: dict[str, Any] = field(default_factory=dict)


def read_cases() -> list[Case]:
    """Every case of `cases.toml`."""
    table = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))
    return [
        Case(
            name,
            row["host"],
            row["software"],
            row["scheme"],
            row["title"],
            row.get("shelf", ""),
            tuple(tuple(each) for each in row.get("products", ())),
            {key: tuple(said.split()) for key, said in row["truth"].items()},
            row["functional"],
            row.get("settings", {}),
        )
        for name, row in table.items()
    ]


def pages_of(case: Case) -> dict[str, tuple[str, str]]:
    """The planted pages by the last part of their address: title and HTML."""
    found = {}
    for path in sorted((HERE / "pages" / case.name).glob("[a-z]*.html")):
        text = path.read_text("utf-8")
        title = re.search(r"<h2>(.*?)</h2>", text)
        found[path.stem] = (title[1] if title else path.stem, text)
    return found


def shop_of(case: Case, port: int, packages: Path) -> Shop:
    """The front of a case, whose banner comes from the folder with npm packages."""
    asked = case.settings
    head, files = _banner(
        asked.get("banner", ""), asked.get("language", "nl"), packages
    )
    if asked.get("trackers") == "always":
        head += f"<script>{TAG}</script>"
    paper = ("application/pdf", b"%PDF-1.4\n%%EOF\n")
    files |= dict.fromkeys(asked.get("pdf", ()), paper)
    files |= dict.fromkeys(asked.get("pictures", ()), ("image/svg+xml", PICTURE))
    if asked.get("pages_beside_shop"):
        files |= {f"/{name}": page for name, page in _standing_pages(case).items()}
    if asked.get("exposed"):
        files["/.env"] = ("text/plain", b"DB_PASSWORD=geheim\nAPP_KEY=base64:abc\n")
    foot = (HERE / "pages" / case.name / "_footer.html").read_text("utf-8")
    return Shop(
        case.host,
        port,
        head,
        foot,
        asked.get("menu", ""),
        tuple((old, new) for old, new in asked.get("swaps", ())),
        files,
        HEADERS if asked.get("headers", True) else {},
        bool(asked.get("redirect", True)),
        bool(asked.get("secure_cookies", True)),
    )


def _standing_pages(case: Case) -> dict[str, tuple[str, bytes]]:
    language = case.settings.get("language", "nl")
    return {
        name: (
            "text/html; charset=utf-8",
            (
                STANDING
                % {
                    "language": language,
                    "title": title,
                    "shop": case.title,
                    "content": content,
                }
            ).encode(),
        )
        for name, (title, content) in pages_of(case).items()
    }


def _banner(
    kind: str, language: str, packages: Path
) -> tuple[str, dict[str, tuple[str, bytes]]]:
    modules = packages / "node_modules"
    if kind == "vanilla-cookieconsent":
        dist = modules / "vanilla-cookieconsent" / "dist"
        words = {**CONSENT_WORDS[language], "tag": TAG}
        return VANILLA % words, {
            "/planted/cookieconsent.css": (
                "text/css",
                (dist / "cookieconsent.css").read_bytes(),
            ),
            "/planted/cookieconsent.umd.js": (
                "text/javascript",
                (dist / "cookieconsent.umd.js").read_bytes(),
            ),
        }
    if kind == "klaro":
        script = (modules / "klaro" / "dist" / "klaro.js").read_bytes()
        return KLARO % {"tag": TAG}, {"/planted/klaro.js": ("text/javascript", script)}
    return {"home-made": HOME_MADE, "in-shadow": IN_SHADOW}.get(kind, ""), {}
