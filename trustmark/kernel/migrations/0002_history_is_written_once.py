"""The database refuses to change a line of history."""

from django.db import migrations

from trustmark.kernel.write_once import WriteOnce


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [WriteOnce("HistoryEntry")]
