"""Tables the database itself refuses to change: history, sealed reports, invoices."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

REFUSAL = "rows of {table} are written once"
_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_refuses_{what} BEFORE {what} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION {table}_is_written_once() RETURNS trigger AS $$ "
    "BEGIN RAISE EXCEPTION '{refusal}'; END $$ LANGUAGE plpgsql",
    "DROP TRIGGER IF EXISTS {table}_refuses_change ON {table}",
    "CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_is_written_once()",
)


def guard(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the database refuse every UPDATE and DELETE on the table."""
    refusal = REFUSAL.format(table=table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for what in ("update", "delete"):
                cursor.execute(_SQLITE.format(table=table, what=what, refusal=refusal))
        else:
            for statement in _POSTGRESQL:
                cursor.execute(statement.format(table=table, refusal=refusal))


def unguard(connection: BaseDatabaseWrapper, table: str) -> None:
    """Let go of the table again: for migrations that undo, and for emptying tests."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for what in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuses_{what}")
        else:
            for name in ("refuses_change", "refuses_update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")


class WriteOnce(Operation):
    """A migration step that guards the table of a model."""

    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what Django knows."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        guard(schema_editor.connection, model._meta.db_table)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(app_label, self.model)
        unguard(schema_editor.connection, model._meta.db_table)

    def describe(self) -> str:
        return f"Refuse changes to written rows of {self.model}"


class WriteOnceButErase(Operation):
    """A migration step that guards a table, whose words may be erased after their term.

    An UPDATE may blank these words, and note when; it may change nothing else.
    """

    reversible = True

    def __init__(
        self, model: str, words: tuple[str, ...], notes: tuple[str, ...] = ()
    ) -> None:
        self.model, self.words, self.notes = model, words, notes

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what Django knows."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        unguard(schema_editor.connection, table)
        guard_but_erase(schema_editor.connection, table, self.words, self.notes)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        unguard(schema_editor.connection, table)
        guard(schema_editor.connection, table)

    def describe(self) -> str:
        return f"Refuse changes to written rows of {self.model}, but for erasing words"


def guard_but_erase(
    connection: BaseDatabaseWrapper,
    table: str,
    words: tuple[str, ...],
    notes: tuple[str, ...],
) -> None:
    """Make the database refuse any DELETE, and any UPDATE but blanking these words."""
    refusal = REFUSAL.format(table=table)
    is_sqlite = connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
        changed = [
            f'NEW."{one.name}" {differs} OLD."{one.name}"'
            + (f""" AND NEW."{one.name}" <> ''""" if one.name in words else "")
            for one in columns
            if one.name not in notes
        ]
        rewritten = " OR ".join(f"({one})" for one in changed)
        if is_sqlite:
            delete = {"what": "delete", "table": table, "refusal": refusal}
            cursor.execute(_SQLITE.format(**delete))
            cursor.execute(
                f"CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} "
                f"WHEN {rewritten} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
            return
        function = f"EXECUTE FUNCTION {table}_is_written_once()"
        cursor.execute(_POSTGRESQL[0].format(table=table, refusal=refusal))
        cursor.execute(
            f"CREATE TRIGGER {table}_refuses_change BEFORE DELETE ON {table} "
            f"FOR EACH ROW {function}"
        )
        cursor.execute(
            f"CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} "
            f"FOR EACH ROW WHEN ({rewritten}) {function}"
        )


class KeptWords(Operation):
    """A migration step that lets words be erased and never rewritten.

    An UPDATE that makes other words of one of the columns is refused; blanking is not,
    because a person may ask to be forgotten.
    """

    reversible = True

    def __init__(self, model: str, columns: tuple[str, ...]) -> None:
        self.model = model
        self.columns = columns

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what Django knows."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        guard_words(schema_editor.connection, model._meta.db_table, self.columns)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(app_label, self.model)
        unguard_words(schema_editor.connection, model._meta.db_table)

    def describe(self) -> str:
        return f"Refuse other words in written rows of {self.model}"


def guard_words(
    connection: BaseDatabaseWrapper, table: str, columns: tuple[str, ...]
) -> None:
    """Make the database refuse other words in these columns of a written row."""
    refusal = f"words of {table} are kept as written"
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    rewritten = " OR ".join(
        f"""(NEW."{name}" {differs} OLD."{name}" AND NEW."{name}" <> '')"""
        for name in columns
    )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER {table}_keeps_words BEFORE UPDATE ON {table} "
                f"WHEN {rewritten} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
            return
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_keeps_words() RETURNS trigger AS $$ "
            f"BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = '23000'; END "
            "$$ LANGUAGE plpgsql"
        )
        cursor.execute(
            f"CREATE TRIGGER {table}_keeps_words BEFORE UPDATE ON {table} "
            f"FOR EACH ROW WHEN ({rewritten}) EXECUTE FUNCTION {table}_keeps_words()"
        )


def unguard_words(connection: BaseDatabaseWrapper, table: str) -> None:
    """Let go of the words again."""
    suffix = "" if connection.vendor == "sqlite" else f" ON {table}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_keeps_words{suffix}")
