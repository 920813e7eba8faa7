"""The words of a line of history can be erased after their term; nothing else can."""

from django.db import migrations

from trustmark.kernel.write_once import WriteOnceButErase


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_public_log")]

    operations = [WriteOnceButErase("HistoryEntry", ("reason",))]
