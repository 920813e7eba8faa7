"""A shop says where its customers read that their data are passed on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("invitations", "0005_who_noted_a_refusal"),
        ("shops", "0002_the_first_proof_holds_a_domain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="invitation",
            name="obstacle",
            field=models.CharField(
                blank=True,
                choices=[
                    ("off", "The shop does not have us invite"),
                    ("not-certified", "The shop is not certified now"),
                    ("no-consent", "The customer did not say yes"),
                    ("not-first", "The customer was asked before"),
                    ("suppressed", "The customer wants no such letters"),
                    ("asked-lately", "The customer was asked lately"),
                    ("asked-often", "The customer hears from us too often"),
                    ("too-old", "The order is too long ago"),
                    ("no-address", "There is no address to write to"),
                    ("not-agreed", "The company has not agreed to our texts yet"),
                    ("not-told", "The privacy statement does not tell customers yet"),
                ],
                default="",
                max_length=14,
            ),
        ),
        migrations.CreateModel(
            name="ClauseStatement",
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
                ("version", models.CharField(max_length=40)),
                ("page", models.CharField(max_length=500)),
                ("stated_at", models.DateTimeField()),
                (
                    "shop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shops.shop",
                    ),
                ),
                (
                    "stated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["shop", "-id"], name="clause_of_shop")
                ],
            },
        ),
    ]
