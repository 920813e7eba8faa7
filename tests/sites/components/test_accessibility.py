"""What axe says of the components and of the error pages."""

import pytest

from tests.browser import assert_accessible, assert_nothing_sticks_out

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.sites.addresses"),
    pytest.mark.slow(reason="opens a browser"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_components_page(page_at, theme, width):
    page = page_at("/staff/components/", width=width, theme=theme)

    assert_accessible(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/mistrust/", "/refuse/", "/nowhere/", "/break-down/"]
)
def test_axe_finds_nothing_on_an_error_page(page_at, theme, path):
    page = page_at(path, theme=theme)

    assert_accessible(page)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_components_page_never_scrolls_sideways(page_at, language):
    page = page_at("/staff/components/", language=language)

    for width in (320, 360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert_nothing_sticks_out(page)


def test_axe_sees_a_picture_without_words(page_at):
    page = page_at("/staff/components/")
    page.evaluate("document.querySelector('main').append(new Image())")

    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_the_keys_j_and_k_walk_through_a_queue(page_at):
    page = page_at("/staff/components/")
    page.locator("h1").click()

    walked = []
    for key in "jjjjk":
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.textContent"))

    blue, cheese, bikes = "Boekhandel Blauw", "Kaasboer Jansen", "Fietsen van Oost"
    assert walked == [blue, cheese, bikes, bikes, cheese]


def test_letters_typed_into_a_field_stay_in_the_field(page_at):
    page = page_at("/staff/components/")

    page.locator("#id_shop").press_sequentially("jk")

    assert page.locator("#id_shop").input_value() == "jk"


def test_choosing_dark_holds_on_the_next_page(page_at):
    page = page_at("/staff/components/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.get_by_role("button", name="Donker").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()

    assert page.url.endswith("/nl/staff/components/")
    assert (light, dark) == ("rgb(251, 250, 246)", "rgb(17, 25, 35)")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
