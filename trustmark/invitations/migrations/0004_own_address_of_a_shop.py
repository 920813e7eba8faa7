"""The address of its own from which letters of a shop leave."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("invitations", "0003_own_words_of_a_shop"),
        ("shops", "0002_the_first_proof_holds_a_domain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SenderAddress",
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
                (
                    "since",
                    models.DateTimeField(
                        help_text="When it entered its present state."
                    ),
                ),
                (
                    "deadline",
                    models.DateField(
                        help_text="The last day on which whoever is on turn may act.",
                        null=True,
                    ),
                ),
                ("scheme", models.CharField(blank=True, default="", max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not yet proven"),
                            ("in-use", "In use"),
                            ("lost", "No longer proven"),
                            ("ended", "Not used any more"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("mailbox_proven_at", models.DateTimeField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("seen", models.JSONField(default=list)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shops.shop",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=("shop",),
                        name="senderaddress_one_of_a_shop",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in-use"), _negated=True),
                            ("mailbox_proven_at__isnull", False),
                            _connector="OR",
                        ),
                        name="senderaddress_in_use_means_proven",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "ended"), ("ended_at", None), _connector="XOR"
                        ),
                        name="senderaddress_ended_means_dated",
                    ),
                ],
            },
        ),
    ]
