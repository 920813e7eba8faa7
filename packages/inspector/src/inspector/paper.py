"""Prints an HTML report as a PDF, with a browser that reaches nothing."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from inspector.visit.browser import find_chromium
from inspector.visit.options import VisitOptions

LONGEST_SECONDS = 60


class NoBrowser(Exception):
    """There is no browser to print with, or it did not print."""


def print_pdf(html: str, target: Path) -> None:
    """Write the report as a PDF for A4; raises `NoBrowser`."""
    browser = find_chromium(VisitOptions())
    if browser is None:
        raise NoBrowser
    with TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(html, encoding="utf-8")
        printed = Path(folder) / "report.pdf"
        command = [
            str(browser),
            "--headless",
            "--disable-gpu",
            # The page is our own and has no script; as root there is no other way.
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ]
        try:
            subprocess.run(  # noqa: S603 - our own command, a list of arguments
                command, check=True, capture_output=True, timeout=LONGEST_SECONDS
            )
            content = printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as problem:
            raise NoBrowser from problem
    target.write_bytes(content)
