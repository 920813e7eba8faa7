"""The words of a letter that was written: the database lets nobody rewrite them."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE = "correspondence_outgoingletter"
_NAME = "letter_words_are_kept"
_REFUSAL = "the words of a letter are kept as written"
_COLUMNS = (
    "kind",
    "language",
    "to",
    "name",
    "subject",
    "body",
    "html",
    "message_id",
    "sender_name",
    "sender_email",
)


def guard_words(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse every UPDATE that makes other words of them; blanking erases, and may."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {_NAME} BEFORE UPDATE ON {_TABLE} "
            f"WHEN {_rewritten('IS NOT')} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {_NAME}() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = '23000'; END "
        "$$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {_NAME} BEFORE UPDATE ON {_TABLE} FOR EACH ROW "
        f"WHEN ({_rewritten('IS DISTINCT FROM')}) EXECUTE FUNCTION {_NAME}()"
    )


def unguard_words(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let go of the words again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {_NAME}")
        return
    schema_editor.execute(f"DROP TRIGGER {_NAME} ON {_TABLE}")
    schema_editor.execute(f"DROP FUNCTION {_NAME}()")


def _rewritten(differs: str) -> str:
    return " OR ".join(
        f"""(NEW."{column}" {differs} OLD."{column}" AND NEW."{column}" <> '')"""
        for column in _COLUMNS
    )
