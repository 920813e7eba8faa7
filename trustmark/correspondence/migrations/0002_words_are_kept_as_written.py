"""The database refuses to rewrite the words of a letter."""

from django.db import migrations

from trustmark.correspondence.written_words import guard_words, unguard_words


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_initial")]

    operations = [migrations.RunPython(guard_words, unguard_words)]
