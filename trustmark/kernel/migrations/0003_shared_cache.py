"""The cache every process shares, so that rate limits hold across workers."""

from django.core.management import call_command
from django.db import migrations


def create_cache_table(apps, schema_editor):
    call_command(
        "createcachetable", "kernel_cache", database=schema_editor.connection.alias
    )


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_history_is_written_once")]

    operations = [
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
