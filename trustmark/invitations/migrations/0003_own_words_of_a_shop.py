"""What a shop says itself in its letters; words that were used stay as they were."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from trustmark.kernel.write_once import KeptWords


class Migration(migrations.Migration):
    dependencies = [
        ("invitations", "0002_counts_of_days"),
        ("shops", "0002_the_first_proof_holds_a_domain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("version", models.PositiveSmallIntegerField()),
                ("subject", models.CharField(blank=True, default="", max_length=100)),
                ("greeting", models.CharField(blank=True, default="", max_length=80)),
                ("paragraph", models.CharField(blank=True, default="", max_length=600)),
                ("signature", models.CharField(blank=True, default="", max_length=120)),
                ("written_at", models.DateTimeField()),
                (
                    "shop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shops.shop",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="invitation",
            name="own_words",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="invitations.ownwords",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownwords",
            constraint=models.UniqueConstraint(
                fields=("shop", "language", "version"),
                name="ownwords_one_of_each_version",
            ),
        ),
        KeptWords("OwnWords", ("subject", "greeting", "paragraph", "signature")),
    ]
