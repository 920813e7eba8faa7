"""A domain is held by whoever proves it first, a number only by a running company."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Q, Subquery


def let_the_proven_hold(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever ever proved a domain holds it; until now each domain had one shop."""
    shops = apps.get_model("shops", "Shop").objects
    proofs = apps.get_model("shops", "DomainProof").objects
    proven = proofs.filter(shop=OuterRef("pk"), state__in=["proven", "lost"])
    shops.filter(pk__in=proofs.exclude(state="asked").values("shop")).update(
        held_since=Subquery(proven.values("since")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("shops", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("company", "company_registered_once"),
        migrations.AddConstraint(
            "company",
            models.UniqueConstraint(
                fields=["country", "number"],
                condition=Q(ended_at=None),
                name="company_registered_once",
            ),
        ),
        migrations.AddField("shop", "held_since", models.DateTimeField(null=True)),
        migrations.AlterField("shop", "domain", models.CharField(max_length=253)),
        migrations.AddIndex(
            "shop", models.Index(fields=["domain"], name="shop_by_domain")
        ),
        migrations.AddConstraint(
            "shop",
            models.UniqueConstraint(
                fields=["domain"],
                condition=Q(ended_at=None, held_since__isnull=False),
                name="shop_domain_held_by_one",
            ),
        ),
        migrations.AddConstraint(
            "shop",
            models.UniqueConstraint(
                fields=["company", "domain"],
                condition=Q(ended_at=None),
                name="shop_registered_once_by_a_company",
            ),
        ),
        migrations.AlterField(
            "domainproof",
            "state",
            models.CharField(
                choices=[
                    ("asked", "Not yet proven"),
                    ("proven", "Proven"),
                    ("lost", "No longer proven"),
                    ("ended", "Registration ended"),
                ],
                default="asked",
                max_length=10,
            ),
        ),
        migrations.RunPython(let_the_proven_hold, migrations.RunPython.noop),
    ]
