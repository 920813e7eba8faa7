"""The database refuses to rewrite earlier words, and to change a decision at all."""

from django.db import migrations

from trustmark.kernel.write_once import KeptWords, WriteOnce


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        KeptWords("ReviewText", ("title", "text", "author_name")),
        WriteOnce("ModerationDecision"),
    ]
