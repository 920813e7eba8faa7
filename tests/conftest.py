"""What every test of the platform may lean on."""

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from tests.builders import cases, pages, parties
from tests.builders.people import MONDAY, a_user
from trustmark.accounts.api import Role, User
from trustmark.applications.api import Application
from trustmark.audits.api import Audit
from trustmark.certificates.api import Certificate
from trustmark.kernel import write_once
from trustmark.memberships.api import Membership
from trustmark.shops.api import Company, Shop
from trustmark.shops.suppliers.domains import PRETENDED
from trustmark.sites.layout import words

pytest_plugins = ["tests.browser"]
# Compiled before the first test speaks; what starting up read before is forgotten.
words.compile_where_older(django_settings.LOCALE_PATHS[0])
translation_file_changed(None, Path("django.mo"))
WRITTEN_ONCE = [
    "kernel_historyentry",
    "kernel_publiclogentry",
    "audits_assessment",
    "audits_decision",
    "reviews_moderationdecision",
]
# Our own servers and databases; everything else is the network.
LOOPBACK = ["127.0.0.1", "::1", "localhost"]

# Whoever asks for one of these may reach the database.
DATABASE = {
    "database_of_its_own",
    "db",
    "transactional_db",
    "live_server",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
}
LEFT_OUT = pytest.StashKey[int]()
VERBS = {
    "shops",
    "audits",
    "billing",
    "memberships",
    "certificates",
    "prechecks",
    "reexaminations",
    "applications",
    "orders",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Lets a second database leave out what knows no database."""
    parser.addoption(
        "--only-with-database",
        action="store_true",
        help="leave out every test that asks for no database",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """No test reaches further than this machine; some may be left out."""
    for item in items:
        item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
    if config.getoption("--only-with-database"):
        left_out = [item for item in items if not _asks_for_database(item)]
        items[:] = [item for item in items if _asks_for_database(item)]
        config.hook.pytest_deselected(items=left_out)
        config.stash[LEFT_OUT] = len(left_out)


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so the collector need not go through it again.

    Django and five hundred modules of tests are most of what it would look at.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _asks_for_database(item: pytest.Item) -> bool:
    """Whether a test may reach the database; pytest-django refuses it to all others."""
    fixtures = getattr(item, "fixturenames", ())
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or not DATABASE.isdisjoint(fixtures)


@pytest.fixture(scope="session", autouse=True)
def _tell_what_was_left_out(
    request: pytest.FixtureRequest, record_testsuite_property: Any
) -> None:
    count = request.config.stash.get(LEFT_OUT, 0)
    if count:
        record_testsuite_property("left out: they ask for no database", count)


@pytest.fixture
def database_of_its_own() -> str:
    """The address of a database for processes of the test, of the engine we run on.

    Nobody made it yet. Nothing means SQLite in the data folder.
    """
    chosen = django_settings.DATABASES["default"]
    if chosen["ENGINE"].endswith("sqlite3"):
        return ""
    person = quote(str(chosen["USER"] or ""), safe="")
    host = quote(str(chosen["HOST"] or ""), safe="")
    port = f":{chosen['PORT']}" if chosen["PORT"] else ""
    return f"postgresql://{person}@{host}{port}/keurmeester_own_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file, as it runs for real: in memory, two connections lock up."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        name = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(name)


@pytest.fixture(autouse=True)
def _an_installation(settings: Any, tmp_path: Path) -> Iterator[None]:
    """An installation of its own for every test, with pretended suppliers."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.VISITS_DIR = tmp_path / "visits"
    settings.PRECHECKS_DIR = tmp_path / "prechecks"
    settings.PUBLISHED_DIR = tmp_path / "published"
    settings.VISITOR = "tests.builders.pages.scripted_visitor"
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"domain_service": "pretend", "vat_service": "pretend"}
    )
    yield
    PRETENDED.words.clear()
    pages.SHOWN.clear()
    pages.CLOSED.clear()
    pages.FACTS.clear()


@pytest.fixture(autouse=True)
def _begin_in_a_known_language(request: pytest.FixtureRequest) -> Iterator[None]:
    """In that of the house; tests of verbs read refusals as they stand in the code."""
    if request.path.parent.name not in VERBS:
        # The last page of another test leaves its language behind.
        translation.deactivate()
        yield
        return
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _let_written_rows_go(request: pytest.FixtureRequest) -> Iterator[None]:
    """Transactional tests empty the tables, which write-once tables refuse.

    They run after all others, so the guard is only put back for the next of them.
    """
    if not _empties_tables(request):
        yield
        return
    for table in WRITTEN_ONCE:
        write_once.guard(connection, table)
    yield
    for table in WRITTEN_ONCE:
        write_once.unguard(connection, table)


def _empties_tables(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    is_marked = marker is not None and marker.kwargs.get("transaction", False)
    return is_marked or "transactional_db" in request.fixturenames


@pytest.fixture
def monday() -> datetime:
    """Monday 2 November 2026, ten in the morning in Amsterdam."""
    return MONDAY


@pytest.fixture
def applicant() -> User:
    """Somebody who wants a trustmark for a shop."""
    return a_user()


@pytest.fixture
def clerk() -> User:
    """Somebody of intake."""
    return a_user(Role.INTAKE, name="Ien Intake")


@pytest.fixture
def auditor() -> User:
    """Somebody who assesses."""
    return a_user(Role.AUDITOR, name="Ada Auditor")


@pytest.fixture
def decider() -> User:
    """Somebody who decides."""
    return a_user(Role.DECIDER, name="Bram Beslisser")


@pytest.fixture
def finance() -> User:
    """Somebody who sees what is paid."""
    return a_user(Role.FINANCE, name="Fenna Finance")


@pytest.fixture
def manager() -> User:
    """Somebody who may suspend and end."""
    return a_user(Role.MANAGER, name="Mo Manager")


@pytest.fixture
def certifier() -> User:
    """An auditor from another organisation."""
    return a_user(Role.CERTIFIER, name="Bo Buiten")


@pytest.fixture
def company() -> Company:
    """Kaasboer Jansen B.V. of Alkmaar."""
    return parties.a_company()


@pytest.fixture
def shop() -> Shop:
    """The shop of Kaasboer Jansen, asked to prove its domain."""
    return parties.a_shop()


@pytest.fixture
def application() -> Application:
    """The application of Kaasboer Jansen, at intake."""
    return cases.an_application()


@pytest.fixture
def audit() -> Audit:
    """The audit of Kaasboer Jansen, inspected and waiting for an auditor."""
    return cases.an_audit()


@pytest.fixture
def certificate() -> Certificate:
    """The certificate of Kaasboer Jansen, provisional since Monday."""
    return cases.a_certificate()


@pytest.fixture
def membership() -> Membership:
    """The membership of Kaasboer Jansen, provisional since Monday."""
    return cases.a_membership()
