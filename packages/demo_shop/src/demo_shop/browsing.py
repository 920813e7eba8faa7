"""Looking around and filling the cart."""

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from demo_shop.money import bill
from demo_shop.pages import address, link, render
from demo_shop.scene import Scene, scene
from demo_shop.village import Product

MOST_OF_ONE = 20


def home() -> ResponseReturnValue:
    """The shop window."""
    return render("home.html", products=scene().shop.products[:8])


def category(slug: str) -> ResponseReturnValue:
    """One shelf."""
    shop = scene().shop
    shelf = shop.category(slug) or abort(404)
    products = [each for each in shop.products if each.category == slug]
    return render("category.html", category=shelf, products=products)


def product(slug: str) -> ResponseReturnValue:
    """One product, with everything one must know before buying it."""
    found = scene()
    chosen = found.shop.product(slug) or abort(404)
    return render(
        "product.html",
        product=chosen,
        category=found.shop.category(chosen.category),
        structured=_structured(found, chosen),
    )


def search() -> ResponseReturnValue:
    """The products that match."""
    wanted = request.args.get("q", "")[:80]
    found = scene().shop.search(wanted, scene().lang)
    return render("search.html", wanted=wanted, products=found)


def cart() -> ResponseReturnValue:
    """The cart; a form on this page or on a product page changes it."""
    found = scene()
    if request.method == "POST":
        slug = request.form.get("product", "")
        if found.shop.product(slug) is None:
            abort(400)
        change(found, slug, request.form)
        return redirect(link("cart"), 303)
    return render("cart.html", bill=bill(found.shop, found.visit.cart))


def change(found: Scene, slug: str, form: dict[str, str]) -> None:
    """Put a product in the cart, or set how many of it are there."""
    kept = found.remember().cart
    try:
        count = int(form.get("count", "1"))
    except ValueError:
        abort(400)
    before = kept.get(slug, 0) if form.get("action") == "add" else 0
    wanted = max(0, min(MOST_OF_ONE, before + count))
    if wanted:
        kept[slug] = wanted
    else:
        kept.pop(slug, None)


def _structured(found: Scene, chosen: Product) -> dict[str, object]:
    """The product in the words that search engines read."""
    shop, lang = found.shop, found.lang
    offer: dict[str, object] = {
        "@type": "Offer",
        "url": address(link("product", slug=chosen.slug)),
        "priceCurrency": "EUR",
        "price": f"{chosen.price / 100:.2f}",
        "availability": "https://schema.org/InStock",
        "itemCondition": "https://schema.org/"
        + ("UsedCondition" if shop.used else "NewCondition"),
        "seller": {"@type": "Organization", "name": shop.company.name},
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "price": f"{chosen.price / 100:.2f}",
            "priceCurrency": "EUR",
            "valueAddedTaxIncluded": not shop.business_only,
        },
        "shippingDetails": _shipping(found),
    }
    if not found.has("withdrawal-not-stated"):
        offer["hasMerchantReturnPolicy"] = {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": shop.company.country,
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": found.withdrawal_days,
            "merchantReturnLink": address(link("returns")),
        }
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": chosen.name[lang],
        "description": chosen.about[lang],
        "sku": f"{chosen.number:04d}",
        "gtin13": chosen.gtin,
        "image": address(f"/picture/{chosen.slug}.svg"),
        "brand": {"@type": "Brand", "name": chosen.maker.name},
        "offers": offer,
    }


def _shipping(found: Scene) -> dict[str, object]:
    shop = found.shop
    details: dict[str, object] = {
        "@type": "OfferShippingDetails",
        "shippingRate": {
            "@type": "MonetaryAmount",
            "value": f"{shop.delivery_home / 100:.2f}",
            "currency": "EUR",
        },
        "shippingDestination": {
            "@type": "DefinedRegion",
            "addressCountry": shop.company.country,
        },
    }
    if not found.has("no-delivery-time"):
        details["deliveryTime"] = {
            "@type": "ShippingDeliveryTime",
            "transitTime": {
                "@type": "QuantitativeValue",
                "minValue": 1,
                "maxValue": 2,
                "unitCode": "DAY",
            },
        }
    return details
