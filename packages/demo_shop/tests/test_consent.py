"""Nothing follows a visitor who did not agree."""

from collections.abc import Callable

from demo_shop.testing import Visitor

Visit = Callable[..., Visitor]


def test_nobody_is_followed_before_choosing(visit: Visit) -> None:
    visitor = visit()

    answer = visitor.get("/")

    assert 'data-tracks="no"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_accepting_and_refusing_are_buttons_of_the_same_kind(visit: Visit) -> None:
    page = visit().read("/")

    assert '<button class="button" name="choice" value="all">' in page
    assert '<button class="button" name="choice" value="necessary">' in page


def test_accepting_is_remembered_for_half_a_year(visit: Visit) -> None:
    visitor = visit()

    answer = visitor.post("/consent", choice="all", back="/contact")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/contact"
    assert "Max-Age=15724800" in answer.headers["Set-Cookie"]
    assert 'data-tracks="yes"' in visitor.read("/contact")
    assert "data-banner" not in visitor.read("/contact")


def test_refusing_after_accepting_clears_what_was_kept(visit: Visit) -> None:
    visitor = visit()
    visitor.post("/consent", choice="all")

    answer = visitor.post("/consent", choice="necessary")

    cookies = answer.headers.getlist("Set-Cookie")
    assert sorted(each.split("=")[0] for each in cookies) == [
        "_dsa",
        "_dsstat",
        "consent",
    ]
    assert 'data-tracks="no"' in visitor.read("/")


def test_the_choice_never_sends_a_visitor_elsewhere(visit: Visit) -> None:
    visitor = visit()

    for back in ("https://elsewhere.test/", "//elsewhere.test/"):
        answer = visitor.post("/consent", choice="all", back=back)
        assert answer.headers["Location"] == "/"


def test_the_tracker_is_another_host_with_its_own_cookie(visit: Visit) -> None:
    answer = visit(host="tracker.test").get("/p.gif")

    assert answer.mimetype == "image/gif"
    assert answer.headers["Set-Cookie"].startswith("_tid=")
    assert "Content-Security-Policy" not in answer.headers


def test_the_cookie_statement_lists_every_cookie(visit: Visit) -> None:
    page = visit().read("/cookieverklaring")

    for name in ("session", "consent", "_dsstat", "_dsa", "_tid"):
        assert f"<td>{name}</td>" in page
