"""What each component says; how it looks is for the eyes, on the components page."""

from datetime import UTC, date, datetime

import pytest
import segno
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils.html import strip_tags
from django.utils.translation import override

from trustmark.kernel.history import HistoryEntry
from trustmark.kernel.transfer_code import transfer_code
from trustmark.sites.components.charts import Bar, Point
from trustmark.sites.components.stories import QueueRow
from trustmark.sites.components.tones import Tone, tone_of

TUESDAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # past midnight over here


def rendered(template: str, language: str = "en", **values: object) -> str:
    """The template as a reader of the language gets it."""
    with override(language):
        return engines["django"].from_string(template).render(values)


def read(template: str, language: str = "en", **values: object) -> str:
    """Only the words, with single spaces."""
    return " ".join(strip_tags(rendered(template, language, **values)).split())


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 12, 4), "en", "by Friday 4 December, in 8 working days"),
        (date(2026, 12, 4), "nl", "uiterlijk vrijdag 4 december, over 8 werkdagen"),
        (
            date(2026, 12, 4),
            "fr",
            "au plus tard vendredi 4 décembre, dans 8 jours ouvrables",
        ),
        (date(2026, 11, 25), "en", "by Wednesday 25 November, in 1 working day"),
        (date(2026, 11, 24), "en", "by Tuesday 24 November, today is the last day"),
        (date(2026, 11, 23), "en", "overdue since Monday 23 November, 1 day ago"),
        (
            date(2026, 11, 20),
            "nl",
            "te laat sinds vrijdag 20 november, 4 dagen geleden",
        ),
        (date(2027, 1, 4), "en", "by Monday 4 January 2027, in 27 working days"),
        (
            date(2026, 12, 1),
            "fr",
            "au plus tard mardi 1er décembre, dans 5 jours ouvrables",
        ),
        (None, "en", "no deadline"),
    ],
)
def test_a_deadline_is_said_in_words(day, language, words):
    assert read("{% deadline day on %}", language, day=day, on=TUESDAY) == words


@pytest.mark.parametrize(
    ("day", "tone"),
    [
        (date(2026, 11, 27), "quiet"),
        (date(2026, 11, 26), "warning"),
        (date(2026, 11, 24), "warning"),
        (date(2026, 11, 23), "bad"),
    ],
)
def test_a_deadline_warns_two_working_days_ahead(day, tone):
    html = rendered("{% deadline day on %}", day=day, on=TUESDAY)

    assert f"deadline--{tone}" in html


def test_a_belgian_deadline_counts_belgian_days_off():
    before, after = date(2026, 7, 20), date(2026, 7, 22)
    template = "{% deadline day on country=country %}"

    dutch, belgian = (
        read(template, day=after, on=before, country=country)
        for country in ("NL", "BE")
    )

    assert dutch == "by Wednesday 22 July, in 2 working days"
    assert belgian == "by Wednesday 22 July, in 1 working day"


def test_a_page_about_a_belgian_scheme_counts_belgian_days_off():
    before, after = date(2026, 7, 20), date(2026, 7, 22)

    words = read("{% deadline day on %}", day=after, on=before, days_off_of="BE")

    assert words == "by Wednesday 22 July, in 1 working day"


@pytest.mark.parametrize(
    ("template", "language", "words"),
    [
        ("{{ day|in_full }}", "nl", "24 november 2026"),
        ("{{ moment|at_time }}", "fr", "25 novembre 2026, 00:30"),
        ("{{ moment|in_full }}", "en", "25 November 2026"),
        ("{{ nothing|in_full }}", "en", "–"),
        ("{% amount 123450 %}", "nl", "€ 1.234,50"),
        ("{% amount 123450 %}", "en", "€1,234.50"),
    ],
)
def test_days_and_amounts_are_said_in_full(template, language, words):
    known = {"day": TUESDAY, "moment": MOMENT, "nothing": None}

    assert read(template, language, **known) == words


def test_history_tells_moves_in_sentences_newest_last():
    told = [("open", None, ""), ("request_remedy", 7, "No imprint"), ("note", 8, "Hm")]
    entries = [
        HistoryEntry(case_kind="audits.audit", move=m, by_id=by, reason=why, at=MOMENT)
        for m, by, why in told
    ]
    template = "{% history entries names openings=openings %}"

    words = read(
        template,
        entries=entries,
        names={7: "Anna de Wit"},
        openings={"open": "The audit was opened"},
    )

    when = "25 November 2026, 00:30"
    assert words == (
        f"The audit was opened {when} · automatic "
        f"The shop was asked to remedy what was not met No imprint "
        f"{when} · Anna de Wit "
        f"A note was written Hm {when} · someone whose name we no longer keep"
    )


def test_what_somebody_wrote_is_never_markup():
    entry = HistoryEntry(
        case_kind="audits.audit", move="note", reason="<script>x</script>", at=MOMENT
    )

    html = rendered("{% history entries names %}", entries=[entry], names={})

    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_badge_says_its_state_with_a_word_and_a_shape():
    html = rendered('{% state_badge "Suspended" "bad" %}')

    assert strip_tags(html).strip() == "Suspended"
    assert 'class="badge badge--bad"' in html
    assert "<svg" in html


def test_a_tone_nobody_knows_is_a_mistake():
    with pytest.raises(ValueError, match="purple"):
        rendered('{% state_badge "Suspended" "purple" %}')


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        ("met", Tone.GOOD),
        ("remedy", Tone.WARNING),
        ("not-met", Tone.BAD),
        ("inspection", Tone.INFO),
        ("cancelled", Tone.QUIET),
    ],
)
def test_states_have_the_tone_of_what_they_mean(state, tone):
    assert tone_of(state) == tone


def test_a_notice_speaks_in_the_tone_of_a_message():
    html = rendered('{% notice tone="error" title="Oh" %}<p>No</p>{% endnotice %}')

    assert "notice--bad" in html
    assert " ".join(strip_tags(html).split()) == "OhNo"


def test_an_action_is_a_form_with_its_key_or_a_reason_why_not():
    template = '{% action "Decide" "/decide/" why_not=why_not %}'

    allowed = rendered(template, why_not=None, csrf_token="k3y")
    refused = rendered(template, why_not="You assessed it.", csrf_token="k3y")

    assert '<form class="action" action="/decide/" method="post">' in allowed
    assert 'value="k3y"' in allowed
    assert "<form" not in refused
    assert " ".join(strip_tags(refused).split()) == "DecideYou assessed it."


def test_a_queue_says_whose_turn_it_is_since_when_and_until_when():
    row = QueueRow("Kaasboer", "/audits/1/", "staff", MOMENT, TUESDAY, "Spot check")

    words = read('{% queue rows on caption="Audits" %}', rows=[row], on=TUESDAY)

    assert words == (
        "Audits (1) Kaasboer Spot check on turn: staff since 25 November 2026 "
        "by Tuesday 24 November, today is the last day j next, k previous, Enter open"
    ).replace("Kaasboer Spot", "KaasboerSpot")


def test_an_empty_queue_says_so():
    words = read('{% queue rows on caption="Audits" %}', rows=[], on=TUESDAY)

    assert words == "Audits (0) Nothing is waiting here."


def test_progress_asks_again_until_it_is_whole():
    template = '{% progress done 30 label="Pages" url="/runs/1/" %}'

    halfway, whole = (rendered(template, done=done) for done in (12, 30))

    assert 'hx-get="/runs/1/" hx-trigger="every 2s"' in halfway
    assert "Look again" in halfway
    assert "hx-get" not in whole
    assert "Look again" not in whole


def test_pagination_keeps_what_was_searched_for():
    page = Paginator(range(60), 20).page(2)
    request = RequestFactory().get("/register/?q=kaas&page=2")

    html = rendered("{% pagination page %}", page=page, request=request)

    assert 'rel="prev" href="?q=kaas&amp;page=1"' in html
    assert 'rel="next" href="?q=kaas&amp;page=3"' in html
    assert 'aria-current="page">2<' in html


def test_one_page_needs_no_pagination():
    page = Paginator(range(3), 20).page(1)

    assert read("{% pagination page %}", page=page, request=None) == ""


def test_a_summary_pairs_terms_with_what_they_are():
    html = rendered(
        '{% summary %}{% row "Shop" %}{{ name }}{% endrow %}{% endsummary %}',
        name="Kaas & Zo",
    )

    assert "<dt" in html
    assert "Kaas &amp; Zo" in html
    assert "&amp;amp;" not in html


def test_a_table_has_a_caption_and_marks_its_numbers():
    html = rendered(
        '{% data_table columns rows caption="Reviews" numbers_from=1 %}',
        columns=["Quarter", "Answers"],
        rows=[["2026 I", 96]],
    )

    assert '<caption class="table__caption">Reviews</caption>' in html
    assert '<th scope="row">2026 I</th>' in html
    assert '<td class="table__number">96</td>' in html


def test_bars_begin_at_zero_and_the_longest_fills_the_width():
    html = rendered(
        '{% bar_chart bars caption="Complaints" %}',
        "nl",
        bars=[Bar("Settled", 31), Bar("Rejected", 15.5), Bar("Ruled", 0)],
    )

    assert [f'width="{width}"' in html for width in (100, 50, 0)] == [True] * 3
    assert "15,5" in html


def test_a_funnel_says_what_is_left_of_the_step_before():
    words = read(
        '{% funnel bars caption="Answers" %}',
        bars=[Bar("Invited", 200), Bar("Opened", 100), Bar("Answered", 25)],
    )

    assert words == (
        "Answers Invited 200 Opened 100 50% of the step before "
        "Answered 25 25% of the step before"
    )


def test_a_funnel_without_anybody_divides_nothing():
    words = read(
        '{% funnel bars caption="Answers" %}',
        bars=[Bar("Invited", 0), Bar("Opened", 0)],
    )

    assert words == "Answers Invited 0 Opened 0"


def test_a_line_has_its_numbers_in_a_table_and_points_in_any_language():
    points = [Point("2025", 8.0, 7.5, 8.5), Point("2026", 9.0, 8.75, 9.25)]

    html = rendered('{% line_chart points caption="Score" %}', "nl", points=points)

    assert 'points="52,55.2 572,37.6"' in html
    assert "8,8 – 9,3" in html or "8,8 – 9,2" in html


def test_a_line_without_points_draws_only_its_frame():
    html = rendered('{% line_chart points caption="Score" %}', points=[])

    assert "<circle" not in html


def test_a_qr_code_has_no_style_of_its_own():
    html = rendered('{% qr "https://keurmerk.test/1" label="Check it" %}')

    assert "only-print" in html
    assert "style=" not in html
    assert "Check it" in html


PAY = (
    '{% pay_qr cents to="Kaasboer" iban="NL91ABNA0417164300" text="X-1" label="Scan" %}'
)


def test_a_transfer_is_drawn_as_its_code_on_screen_and_on_paper():
    code = transfer_code(
        name="Kaasboer", iban="NL91ABNA0417164300", cents=12100, text="X-1"
    )
    drawn = segno.make_qr(code, error="m", encoding="utf-8", boost_error=False)

    html = rendered(PAY, cents=12100)

    assert drawn.svg_inline(omitsize=True, border=4, dark="#000", light="#fff") in html
    assert drawn.error == "M"
    assert int(drawn.version) <= 13
    assert "only-print" not in html
    assert "style=" not in html
    assert "Scan" in html


def test_nothing_to_pay_has_no_code_to_scan():
    assert rendered(PAY, cents=0) == ""


def test_a_copy_box_holds_code_as_text():
    html = rendered('{% copy_box code label="Seal" %}', code="<img src=x>")

    assert "&lt;img src=x&gt;</textarea>" in html


def test_an_icon_is_silent_unless_it_has_a_label():
    silent, spoken = (
        rendered('{% icon "check" %}'),
        rendered('{% icon "check" label="Met" %}'),
    )

    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="Met"' in spoken
