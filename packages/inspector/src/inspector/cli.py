"""The command line: visits or reopens a shop, examines it, and says what it saw.

Exit status 0 when no demand is failed without which nothing can be granted, 1 when one
is, 2 when nothing could be inspected. This is the only place that reads the clock.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from inspector import read_door
from inspector.archive import VisitFileRefused
from inspector.criteria import KINDS
from inspector.examine import examine
from inspector.html_report import html_report
from inspector.noting import tell_note
from inspector.paper import NoBrowser, print_pdf
from inspector.profile import Profile, ProfileRefused
from inspector.report import Finding, Outcome, Report
from inspector.rulebook import profile_of_scheme
from inspector.site import Site
from inspector.visit import Progress, VisitOptions, VisitRefused, visit
from inspector.wording import (
    LANGUAGES,
    advise,
    describe,
    label,
    list_checks,
    phrase,
    title,
)

SIGNS = {
    Outcome.MET: "✓",
    Outcome.NOT_MET: "✗",
    Outcome.UNCLEAR: "?",
    Outcome.NOT_APPLICABLE: "-",
    Outcome.FAILED: "!",
}
ORDER = list(SIGNS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or with those of the process."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["read"]:
        return read_door.main(words[1:])
    return _inspect(_parser().parse_args(words))


def _inspect(given: argparse.Namespace) -> int:
    if given.url == "list":
        _print_checks(given.lang)
        return 0
    if given.report is not None and given.report.suffix not in {".html", ".pdf"}:
        return _give_up(phrase("report-kind", given.lang, file=str(given.report)))
    try:
        report = _visit_and_tell(given)
    except (VisitRefused, NoBrowser, VisitFileRefused, ProfileRefused) as refusal:
        return _give_up(_sentence_of(refusal, given.lang))
    except OSError as problem:
        return _give_up(f"{problem.filename or ''}: {problem.strerror or problem}")
    except KeyboardInterrupt:
        return _give_up(phrase("stopped", given.lang))
    return 1 if report.blocking else 0


def _visit_and_tell(given: argparse.Namespace) -> Report:
    site = _site(given)
    report = _examine(site, given)
    if given.json:
        _write(given.json, report.to_json())
    if given.report is not None:
        _write_report(given.report, html_report(site, report, given.lang))
    if given.json != "-":
        _print_report(site, report, given.lang)
    return report


def _sentence_of(refusal: Exception, language: str) -> str:
    if isinstance(refusal, VisitRefused):
        return phrase(refusal.reason_code, language)
    if isinstance(refusal, NoBrowser):
        return phrase("no-browser-for-pdf", language)
    return str(refusal)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inspect-shop",
        description="Look at a webshop and say what was seen. "
        "`inspect-shop list` names every check, `inspect-shop read` reads one page.",
    )
    add = parser.add_argument
    add("url", nargs="?", metavar="URL", help="the shop, or `list`")
    add("--from", dest="saved", type=Path, metavar="FILE", help="a saved visit")
    add("--save", type=Path, metavar="FILE", help="keep the visit in this file")
    add("--json", metavar="FILE", help="write the report here; - for standard output")
    add("--report", type=Path, metavar="FILE.html|.pdf", help="write it to be read")
    add("--profile", type=Path, metavar="FILE", help="which checks, in TOML")
    add("--scheme", metavar="NAME", help="the demands of a scheme, or of its folder")
    add("--kind", choices=KINDS, default="", help="the demands for these buyers")
    add("--only", nargs="+", action="extend", metavar="CHECK", help="run these checks")
    add("--on", type=date.fromisoformat, metavar="DATE", help="the law as on this day")
    add("--lang", choices=LANGUAGES, default="nl")
    add("--no-browser", action="store_true", help="read pages without a browser")
    add(
        "--no-open-files",
        action="store_true",
        help="do not ask for a dozen files that should not be there",
    )
    add("--max-pages", type=_positive, default=30, metavar="N")
    add("--timeout", type=_positive, default=120, metavar="SECONDS")
    add("--allow-private", action="append", default=[], metavar="HOST")
    add("--connect-to", action="append", default=[], metavar="HOST:PORT=ADDR:PORT")
    add("--trust", type=Path, metavar="CA.pem", help="a further authority to trust")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _site(given: argparse.Namespace) -> Site:
    if given.saved is not None:
        return Site.load(given.saved)
    if not given.url:
        raise VisitRefused("bad-url", "No address was given.")
    now = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the edge
    on_terminal = sys.stderr.isatty()
    site = visit(
        given.url,
        options=_options(given),
        on_progress=_show if on_terminal else None,
        at=now,
    )
    if on_terminal:
        print("\r\033[K", end="", file=sys.stderr)
    if given.save is not None:
        site.save(given.save)
    return site


def _options(given: argparse.Namespace) -> VisitOptions:
    places = dict(place.partition("=")[::2] for place in given.connect_to)
    wrong = [key for key, to in places.items() if ":" not in key or ":" not in to]
    if wrong:
        raise ProfileRefused(
            f"--connect-to {wrong[0]}: write it as HOST:PORT=ADDRESS:PORT."
        )
    return VisitOptions(
        max_pages=given.max_pages,
        timeout=given.timeout,
        use_browser=not given.no_browser,
        asks_for_open_files=not given.no_open_files,
        connect_to=places,
        allow_private=frozenset(given.allow_private),
        trust=given.trust,
    )


def _examine(site: Site, given: argparse.Namespace) -> Report:
    on = given.on or site.visited_at.date()
    if given.scheme is not None:
        profile = profile_of_scheme(
            given.scheme, kind=given.kind, on=on, start=Path.cwd()
        )
    elif given.profile is not None:
        profile = Profile.read(given.profile).for_kind(given.kind)
    else:
        profile = Profile.everything().for_kind(given.kind)
    if given.only:
        profile = profile.only(*given.only)
    return examine(site, profile, on=on)


def _write_report(target: Path, html: str) -> None:
    if target.suffix == ".pdf":
        print_pdf(html, target)
    else:
        target.write_text(html, encoding="utf-8")


def _show(news: Progress) -> None:
    total = f"/{news.total}" if news.total else ""
    line = f"{news.step} {news.done}{total} {news.url}"
    print(f"\r\033[K{line[:100]}", end="", file=sys.stderr, flush=True)


def _print_report(site: Site, report: Report, language: str) -> None:
    day, pages = site.visited_at.date().isoformat(), str(len(site.pages))
    print(phrase("seen", language, url=site.url, day=day, pages=pages), end="\n\n")
    for finding in sorted(report.findings, key=_rank):
        print(f"{SIGNS[finding.outcome]} {title(finding.check, language)}")
        print(f"    {describe(finding, language)}")
        if finding.url:
            print(f"    {finding.url}")
        todo = advise(finding, language)
        if todo:
            print(f"    {phrase('what-now', language)}: {todo}")
    if site.notes:
        print(f"\n{phrase('not-visible', language)}:")
        for note in site.notes:
            print(f"    {tell_note(note, language)}")
    print(f"\n{_counts(report, language)}")
    if report.blocking:
        count = str(len(report.blocking))
        print(phrase("stands-in-way", language, count=count), end=": ")
        print(", ".join(report.blocking))


def _rank(finding: Finding) -> tuple[int, str]:
    return (ORDER.index(finding.outcome), finding.check)


def _counts(report: Report, language: str) -> str:
    told = {outcome: report.count_demands(outcome) for outcome in Outcome}
    met, not_met, unclear = (
        told.pop(outcome) for outcome in (Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR)
    )
    return phrase(
        "counts",
        language,
        met=str(met),
        not_met=str(not_met),
        unclear=str(unclear),
        rest=str(sum(told.values())),
    )


def _print_checks(language: str) -> None:
    for check in list_checks():
        print(f"{check.code:32} {check.title[language]}")
        print(f"{'':32} {'; '.join(check.law)}")
        terms = ", ".join(f"{p.name} = {p.default}" for p in check.parameters)
        since = ""
        if check.from_date:
            apart = label(Outcome.NOT_APPLICABLE, language)
            since = f"< {check.from_date}: {apart}"
        if terms or since:
            print(f"{'':32} {'; '.join(part for part in (terms, since) if part)}")


def _write(target: str, text: str) -> None:
    if target == "-":
        sys.stdout.write(text)
    else:
        Path(target).write_text(text, encoding="utf-8")


def _give_up(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
