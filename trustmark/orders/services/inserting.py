"""Writing a row that may be there already, in one statement."""

from django.db import connection, models


def insert_unless_known(row: models.Model) -> bool:
    """Insert the row and give it its id; no when a constraint knows it already.

    One statement instead of looking first: of two at once one gets a row, and nothing
    is undone. PostgreSQL and SQLite say it in the same words.
    """
    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [f.get_db_prep_save(f.pre_save(row, True), connection) for f in fields]
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({places}) "  # noqa: S608 - names of ours
            "ON CONFLICT DO NOTHING RETURNING id",
            values,
        )
        found = cursor.fetchone()
    if found is None:
        return False
    row.pk = found[0]
    row._state.adding = False
    return True
