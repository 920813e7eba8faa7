"""Recognises cookies, keys and hosts that follow visitors around.

Names and hosts as their makers document them; what is not listed is not judged.
"""

import re

TRACKING_NAMES = re.compile(
    r"_ga(?:_.+|t.*)?|_gid|_gcl_.+|_gac_.+|__utm[a-z]+|_fbp|_fbc|fr|_hj.+|_clck|_clsk|"
    r"CLID|MUID|_uet.+|_pin_.+|_pinterest.+|_tt_.+|_ttp|ttclid|IDE|"
    r"test_cookie|NID|DSID|"
    r"_scid.*|sc_at|li_fat_id|lidc|bcookie|UserMatchHistory|"
    r"personalization_id|guest_id.*|"
    r"_kla_id|__kla_.+|__hstc|hubspotutk|_omappv.+|_vwo.+|_vis_opt.+|optimizely.+|"
    r"mp_.+_mixpanel|amplitude.+|ajs_.+|_mkto_trk|criteo.+|cto_.+|uid-bp-.+|__adroll.*|"
    r"_rdt_uuid|_ym_.+|yandexuid|_lfa|_sq(?:r|zl).*|__gads|__gpi|_dy.+",
    re.I,
)
# Statistics a shop can run itself without following anyone: consent depends on country.
STATISTICS_NAMES = re.compile(r"_pk_.+|MATOMO_.+|_sba.*|plausible.+|nmstat", re.I)
NECESSARY_NAMES = re.compile(
    r"PHPSESSID|.*sess.*|.*csrf.*|.*xsrf.*|.*cart.*|.*basket.*|.*winkel.*|.*panier.*|"
    r"lang(?:uage)?|locale|currency|.*consent.*|.*cookie.*|OptanonAlert.*|__cf_bm|"
    r"cf_clearance|_cfuvid|__stripe.+|frontend|form_key|mage-.+|wp_woocommerce.+|"
    r"woocommerce_.+|_orig_referrer|_landing_page|_secure_session_id|localization|"
    r"AWSALB.*|ARRAffinity.*|SERVERID|JSESSIONID|ASP\.NET.*|.*token.*|keep_alive",
    re.I,
)
STATED_PURPOSES = (
    (
        "necessary",
        r"noodzakelijk|functione|strikt|nécessaire|necessary|essenti|required",
    ),
    ("statistics", r"statisti|analy|meet|mesure d.audience|telt|measure|counts visits"),
    ("tracking", r"advert|marketing|track|publicit|reclame|remarket|profil|volg"),
)
STATED = tuple((name, re.compile(words, re.I)) for name, words in STATED_PURPOSES)
# How far after its name a cookie statement tells what a cookie is for.
STATEMENT_CHARACTERS = 140
TRACKING_HOSTS = (
    "google-analytics.com",
    "analytics.google.com",
    "googletagmanager.com/gtag",
    "doubleclick.net",
    "googleadservices.com",
    "googlesyndication.com",
    "facebook.com/tr",
    "connect.facebook.net",
    "hotjar.com",
    "hotjar.io",
    "clarity.ms",
    "bat.bing.com",
    "analytics.tiktok.com",
    "ct.pinterest.com",
    "px.ads.linkedin.com",
    "snap.licdn.com",
    "tr.snapchat.com",
    "sc-static.net",
    "static.ads-twitter.com",
    "criteo.com",
    "criteo.net",
    "klaviyo.com",
    "hs-analytics.net",
    "mixpanel.com",
    "amplitude.com",
    "segment.io",
    "segment.com",
    "adroll.com",
    "taboola.com",
    "outbrain.com",
    "adform.net",
    "mouseflow.com",
    "fullstory.com",
    "quantserve.com",
    "scorecardresearch.com",
    "yandex.ru/metrika",
    "mc.yandex.ru",
    "squeezely.tech",
    "leadinfo.net",
    "vwo.com",
    "optimizely.com",
    "daisycon",
    "tradetracker",
)


def purpose_of_cookie(name: str) -> str:
    """`tracking`, `statistics`, `necessary` or `unknown`."""
    for purpose, names in (
        ("tracking", TRACKING_NAMES),
        ("statistics", STATISTICS_NAMES),
        ("necessary", NECESSARY_NAMES),
    ):
        if names.fullmatch(name):
            return purpose
    return "unknown"


def is_tracking_request(url: str) -> bool:
    """Whether a request goes to a known tracker."""
    address = re.sub(r"^https?://", "", url.lower()).partition("?")[0]
    host, _, path = address.partition("/")
    for tracker in TRACKING_HOSTS:
        name, _, beginning = tracker.partition("/")
        is_host = (
            host == name
            or host.endswith(f".{name}")
            or ("." not in name and name in host)
        )
        if is_host and path.startswith(beginning):
            return True
    return False


def stated_purpose(text: str, name: str) -> tuple[str, int]:
    """What a cookie statement says a cookie or host is for, and where it says so.

    The first of the words necessary, statistics or advertising after the name counts;
    without any the purpose is empty.
    """
    for match in re.finditer(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text):
        after = text[match.end() : match.end() + STATEMENT_CHARACTERS]
        places = [
            (found.start(), purpose)
            for purpose, pattern in STATED
            if (found := pattern.search(after))
        ]
        if places:
            return min(places)[1], match.start()
    return "", -1
