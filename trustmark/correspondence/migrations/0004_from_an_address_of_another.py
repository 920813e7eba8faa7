"""A letter may leave from an address whose owner proved that we may, and says where."""

from django.db import migrations, models

from trustmark.correspondence.written_words import guard_words, unguard_words


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0003_a_letter_says_of_which_scheme_it_is")]

    operations = [
        # SQLite makes the table anew for a further column, and loses its guard.
        migrations.RunPython(unguard_words, guard_words),
        migrations.AddField(
            "outgoingletter",
            "from_email",
            models.EmailField(
                blank=True,
                default="",
                help_text="Whose address it leaves from, if not ours.",
                max_length=254,
            ),
        ),
        migrations.AddField(
            "outgoingletter",
            "reply_to",
            models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.RunPython(guard_words, unguard_words),
    ]
