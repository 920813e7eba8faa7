"""A letter says of which scheme it is, so that only who works for it reads it."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from trustmark.correspondence.written_words import guard_words, unguard_words


def take_the_scheme_of_the_case(
    apps: StateApps, editor: BaseDatabaseSchemaEditor
) -> None:
    """A letter about a case is of the scheme of that case; any other is of none.

    Cases live above correspondence, so their tables are asked for by name.
    """
    letters = apps.get_model("correspondence", "OutgoingLetter").objects
    quote, inspect = editor.quote_name, editor.connection.introspection
    kinds = letters.exclude(about_kind="").values_list("about_kind", flat=True)
    with editor.connection.cursor() as cursor:
        known = set(inspect.table_names(cursor))
        for kind in kinds.distinct().order_by("about_kind"):
            table = kind.replace(".", "_")
            columns = (
                inspect.get_table_description(cursor, table) if table in known else []
            )
            if "scheme" in {column.name for column in columns}:
                _take(editor, quote(table), kind)


def _take(editor: BaseDatabaseSchemaEditor, table: str, kind: str) -> None:
    editor.execute(
        "UPDATE correspondence_outgoingletter SET scheme = COALESCE((SELECT scheme "  # noqa: S608
        f"FROM {table} WHERE {table}.id = about_id), '') WHERE about_kind = %s",
        [kind],
    )


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0002_words_are_kept_as_written")]

    operations = [
        # SQLite makes the table anew for a further column, and loses its guard.
        migrations.RunPython(unguard_words, guard_words),
        migrations.AddField(
            "outgoingletter",
            "scheme",
            models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddIndex(
            "outgoingletter",
            models.Index(fields=["scheme", "id"], name="letter_of_scheme"),
        ),
        migrations.RunPython(guard_words, unguard_words),
        migrations.RunPython(take_the_scheme_of_the_case, migrations.RunPython.noop),
    ]
