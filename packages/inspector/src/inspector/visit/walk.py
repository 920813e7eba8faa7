"""Walks from a product to the order button, reads it, and never presses it.

What a button does is judged before it is pressed. Once the shop knows who the customer
is, nothing that could mean "order" or "pay" is pressed any more, whatever the page.
"""

import asyncio

from playwright.async_api import Error, Page

from inspector.reading.domains import is_same_site
from inspector.reading.order_button import meaning_of
from inspector.reading.page_kind import ADD_TO_CART, kind_of_link
from inspector.visit.banner import choose_in_banner
from inspector.visit.barriers import look_for_barriers
from inspector.visit.browser import (
    Chromium,
    answered,
    go,
    open_page,
    script,
    settle,
)
from inspector.visit.controls import Control, fill, list_controls, press
from inspector.visit.form_filling import asks_who, country_of, fill_checkout
from inspector.visit.guard import OrderGuard, guarded_visitor
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress
from inspector.visit.order_step import (
    AGREEING,
    EMPTYING,
    Standing,
    adds_to_cart,
    choose_onward,
    is_last_step,
    leads_past_cart,
    leads_to_checkout,
    may_be_order_button,
    may_be_order_link,
    numbers_to_fill,
    offers_payment,
    opens_cart,
    options_to_press,
    payment_to_choose,
)
from inspector.visit.recorder import Recorder
from inspector.visit.walk_steps import Walk, keep_step, summary_of, text_of

LOAD_SECONDS = 15
MOST_STEPS = 6
LOOKS_FOR_CART = 8


async def walk_to_checkout(book: Notebook, chromium: Chromium) -> None:
    """Try the products in turn until one leads to a checkout."""
    products = [page.url for page in book.pages if page.kind == "product"]
    if not products:
        book.note("no-product")
        return
    for url in products[:3]:
        walk = Walk(product_url=url)
        async with (
            guarded_visitor(book, chromium) as (visitor, guard),
            open_page(visitor) as page,
        ):
            recorder = Recorder(visitor, book.url)
            await recorder.listen(page)
            is_done = await _walk_from(book, page, walk, guard, recorder)
            # Sealed before the page closes: some shops send something as one leaves.
            guard.seal()
            if walk.reached == "order-button":
                await guard.see_it_left(page)
            walk.unasked = tuple(dict.fromkeys(guard.unasked))
            book.checkout = await walk.to_facts(recorder)
        if is_done:
            break
    if book.checkout is not None and not book.checkout.button_label:
        book.note("order-button-not-reached", book.checkout.product_url)


async def _walk_from(
    book: Notebook, page: Page, walk: Walk, guard: OrderGuard, recorder: Recorder
) -> bool:
    """Walk from one product; false when it could not be put in the cart."""
    if not await _open_product(page, walk):
        return False
    await keep_step(book, page, walk, recorder, "product")
    if not await _put_in_cart(page, walk):
        return False
    if not await _open_cart(page, walk):
        return False
    await keep_step(book, page, walk, recorder, "cart")
    walk.remember_ticks(page, await list_controls(page))
    book.tell(Progress("checkout", 1, 3, page.url))
    await look_for_barriers(book, page, "cart")
    await _walk_on(book, page, walk, guard, recorder)
    return True


async def _open_product(page: Page, walk: Walk) -> bool:
    if not await go(page, walk.product_url, seconds=LOAD_SECONDS):
        return False
    await settle(page)
    if await choose_in_banner(page, "reject"):
        await settle(page)
    return True


async def _put_in_cart(page: Page, walk: Walk) -> bool:
    controls = await list_controls(page)
    walk.remember_ticks(page, controls)
    adding = [c for c in controls if c.is_pressable and adds_to_cart(c)]
    if not adding:
        return False
    button = max(adding, key=lambda control: control.area)
    await _choose_variant(page, controls, button)
    options = options_to_press(controls, button)
    if options:
        for option in options:
            await press(page, option)
        await settle(page)
        # Choosing may have drawn the page anew, or opened another.
        adding = [c for c in await list_controls(page) if adds_to_cart(c)]
        button = max(adding, key=lambda control: control.area, default=button)
    number = numbers_to_fill(controls, button)
    if number is not None:
        await fill(page, number, "1")
    async with answered(page):
        if not await press(page, button):
            return False
        walk.note_button(button.label)
    await settle(page, longest=3)
    return True


async def _choose_variant(page: Page, controls: list[Control], button: Control) -> None:
    for control in controls:
        if control.form != button.form or control.form < 0:
            continue
        if control.tag == "select" and control.required and not control.value:
            await fill(page, control, await _first_choice(page, control))
        elif control.type == "radio" and control.required and not control.checked:
            await press(page, control)


async def _first_choice(page: Page, control: Control) -> str:
    try:
        async with asyncio.timeout(3):
            return str(
                await page.evaluate(
                    "(index) => [...window.__inspectorControls[index].options]"
                    ".find((option) => option.value && !option.disabled)?.value || ''",
                    control.index,
                )
            )
    except (Error, TimeoutError):
        return ""


async def _open_cart(page: Page, walk: Walk) -> bool:
    controls = await _wait_for_cart(page, walk)
    links = _links_to_cart(controls, walk)
    button = next((c for c in controls if opens_cart(c)), None)
    # Some shops show the cart on the page one stands on.
    is_here = not links and any(map(leads_past_cart, controls))
    if not links and not is_here and button is not None and await press(page, button):
        await settle(page)
        links = _links_to_cart(await list_controls(page), walk)
    if kind_of_link("", page.url) != "cart" and not is_here:
        if not links or not await go(page, links[0].href, seconds=LOAD_SECONDS):
            return False
        await settle(page)
    walk.cart_url = page.url
    onward = await list_controls(page)
    if not any(leads_to_checkout(control) for control in onward):
        return False
    walk.reached = "cart"
    return True


async def _wait_for_cart(page: Page, walk: Walk) -> list[Control]:
    """The controls once a way to the cart shows; a slow shop is given a while."""
    controls = await list_controls(page)
    for _ in range(LOOKS_FOR_CART):
        is_there = kind_of_link("", page.url) == "cart" or _links_to_cart(
            controls, walk
        )
        if is_there or any(opens_cart(c) or leads_past_cart(c) for c in controls):
            break
        await asyncio.sleep(0.5)
        controls = await list_controls(page)
    return controls


def _links_to_cart(controls: list[Control], walk: Walk) -> list[Control]:
    return [
        control
        for control in controls
        if control.tag == "a"
        and is_same_site(control.href, walk.product_url)
        and kind_of_link(control.label, control.href) == "cart"
        and not EMPTYING.search(f"{control.label} {control.href}")
        and not ADD_TO_CART.search(control.label)
    ]


async def _walk_on(
    book: Notebook, page: Page, walk: Walk, guard: OrderGuard, recorder: Recorder
) -> None:
    """Press what leads on, one page after another, until the order button is seen."""
    before = ""
    country = country_of([fetched.text for fetched in book.pages])
    for _ in range(MOST_STEPS):
        controls = await list_controls(page)
        if not any(control.place == "body" for control in controls):
            # What is not drawn yet on a slow shop is no reason to stop.
            await settle(page, longest=4)
            controls = await list_controls(page)
        if page.url != walk.cart_url or asks_who(controls):
            walk.checkout_url, walk.reached = page.url, "checkout"
        if guard.is_alarmed or await _is_last(page, walk, controls):
            walk.remember_ticks(page, controls)
            controls = await _wake_order_button(page, walk, guard, controls)
            guard.freeze()
            await keep_step(book, page, walk, recorder, "order-button")
            await _read_order_button(book, page, walk, controls)
            return
        await keep_step(book, page, walk, recorder, walk.reached)
        walk.remember_ticks(page, controls)
        state = f"{page.url} {[(c.label, c.name) for c in controls]}"
        if state == before:
            return
        before = state
        await _fill_in(page, walk, guard, controls, country)
        onward = choose_onward(controls, is_known=walk.is_known)
        if onward is None:
            return
        with guard.pressing():
            async with answered(page):
                if not await press(page, onward):
                    return
                walk.note_button(onward.label)
            await settle(page, longest=4)


async def _fill_in(
    page: Page, walk: Walk, guard: OrderGuard, controls: list[Control], country: str
) -> None:
    if asks_who(controls):
        guard.know_customer()
    with guard.filling():
        if await fill_checkout(page, controls, country=country):
            walk.is_known = True
            await settle(page, still=0.2, longest=1)
    walk.has_chosen_payment |= offers_payment(controls)


async def _is_last(page: Page, walk: Walk, controls: list[Control]) -> bool:
    """Whether an order could follow from this page, so that the walk ends here."""
    if walk.reached != "checkout":
        return False
    later = tuple(await _later_steps(page))
    agrees = bool(AGREEING.search(await text_of(page)))
    standing = Standing(walk.is_known, walk.has_chosen_payment, agrees, later)
    return is_last_step(controls, standing)


async def _wake_order_button(
    page: Page, walk: Walk, guard: OrderGuard, controls: list[Control]
) -> list[Control]:
    """The controls once a way to pay was chosen, where the last button waits for that.

    Only a choice is pressed, and while it is, the page may not leave.
    """
    choice = payment_to_choose(controls)
    if guard.is_alarmed or choice is None:
        return controls
    guard.know_customer()
    with guard.filling():
        if await press(page, choice):
            walk.has_chosen_payment = True
            await settle(page, longest=2)
    return await list_controls(page)


async def _read_order_button(
    book: Notebook, page: Page, walk: Walk, controls: list[Control]
) -> None:
    """Write down the last button of this page, when it has one."""
    buttons = [c for c in controls if may_be_order_button(c)]
    sure = [c for c in buttons if meaning_of(c.label) in {"pay", "order"}]
    # Some shops order by a link.
    links = [c for c in controls if may_be_order_link(c)]
    chosen = max(
        sure or links or buttons, key=lambda control: control.area, default=None
    )
    if chosen is None:
        return
    walk.reached = "order-button"
    walk.button_label = chosen.label
    walk.certain = bool(sure) or walk.has_chosen_payment
    # Read, and never pressed: this is only what it says.
    walk.note_button(chosen.label)
    last = walk.steps[-1]
    walk.summary, walk.picture = summary_of(last.costs), last.picture
    await look_for_barriers(book, page, "checkout")
    book.tell(Progress("checkout", 3, 3, page.url))


async def _later_steps(page: Page) -> list[str]:
    try:
        async with asyncio.timeout(3):
            found: list[str] = await page.evaluate(script("steps"))
    except (Error, TimeoutError):
        return []
    return found
