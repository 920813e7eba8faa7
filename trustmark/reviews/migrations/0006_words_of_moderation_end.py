"""The words of flags, decisions and appeals can be erased after their term."""

from django.conf import settings
from django.db import migrations, models

from trustmark.kernel.write_once import WriteOnceButErase


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0005_replies_of_programs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="flag",
            name="flag_says_what_is_wrong",
        ),
        migrations.RemoveConstraint(
            model_name="moderationdecision",
            name="moderationdecision_against_a_review_has_ground_and_facts",
        ),
        migrations.RemoveConstraint(
            model_name="reviewappeal",
            name="reviewappeal_decided_means_by_somebody_with_reasons",
        ),
        migrations.AddField(
            model_name="flag",
            name="words_erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="moderationdecision",
            name="words_erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="reviewappeal",
            name="words_erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("explanation", ""), _negated=True),
                    ("words_erased_at__isnull", False),
                    _connector="OR",
                ),
                name="flag_says_what_is_wrong",
            ),
        ),
        migrations.AddConstraint(
            model_name="moderationdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["refuse", "remove"]), _negated=True),
                    models.Q(
                        models.Q(("ground", ""), _negated=True),
                        models.Q(
                            models.Q(("facts", ""), _negated=True),
                            ("words_erased_at__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="moderationdecision_against_a_review_has_ground_and_facts",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewappeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["upheld", "overturned"]), _negated=True),
                    models.Q(
                        ("decided_by__isnull", False),
                        models.Q(
                            models.Q(("reasons", ""), _negated=True),
                            ("words_erased_at__isnull", False),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="reviewappeal_decided_means_by_somebody_with_reasons",
            ),
        ),
        # The table was made anew on SQLite, and lost its guard with that.
        WriteOnceButErase("ModerationDecision", ("facts",), ("words_erased_at",)),
    ]
