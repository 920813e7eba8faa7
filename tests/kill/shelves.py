"""A database that can be put back as it was, on both engines."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings


class Shelf(Protocol):
    """Keeps one state of the database and brings it back."""

    def keep(self) -> None: ...

    def restore(self) -> None: ...

    def clear(self) -> None: ...


class FileShelf:
    """SQLite: the file is the state."""

    def __init__(self, file: Path) -> None:
        self._file, self._kept = file, file.with_suffix(".kept")

    def keep(self) -> None:
        # What was written last stands in the log beside the file until it is folded in.
        with closing(sqlite3.connect(self._file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(self._file, self._kept)

    def restore(self) -> None:
        for beside in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{self._file}{beside}").unlink()
        shutil.copyfile(self._kept, self._file)

    def clear(self) -> None:
        self._kept.unlink(missing_ok=True)


class TemplateShelf:
    """PostgreSQL: a database made from another one as its template."""

    def __init__(self, connection: dict[str, Any]) -> None:
        self._name = str(connection["NAME"])
        self._where: dict[str, Any] = {
            "host": connection["HOST"] or None,
            "port": connection["PORT"] or None,
            "user": connection["USER"] or None,
            "password": connection["PASSWORD"] or None,
        }

    def create(self) -> None:
        self._say(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
        self._say(f'CREATE DATABASE "{self._name}"')

    def keep(self) -> None:
        self._say(f'DROP DATABASE IF EXISTS "{self._name}_kept" WITH (FORCE)')
        self._say(f'CREATE DATABASE "{self._name}_kept" TEMPLATE "{self._name}"')

    def restore(self) -> None:
        self._say(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
        self._say(f'CREATE DATABASE "{self._name}" TEMPLATE "{self._name}_kept"')

    def clear(self) -> None:
        for name in (self._name, f"{self._name}_kept"):
            self._say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _say(self, statement: str) -> None:
        with psycopg.connect(
            dbname="postgres", autocommit=True, **self._where
        ) as connection:
            connection.execute(statement)


def take_shelf() -> Shelf:
    """The shelf of the database the settings name; on PostgreSQL it is made first."""
    chosen = settings.DATABASES["default"]
    if chosen["ENGINE"].endswith("sqlite3"):
        return FileShelf(Path(chosen["NAME"]))
    shelf = TemplateShelf(chosen)
    shelf.create()
    return shelf
