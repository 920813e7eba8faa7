"""An appeal may be about a certificate or a membership as well."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

DECISIONS = [
    ("refusal", "The refusal of the application"),
    ("denial", "A kind that was not granted"),
    ("suspension", "The suspension of the certificate"),
    ("withdrawal", "The withdrawal of the certificate"),
    ("member-suspension", "The suspension of the membership"),
    ("member-end", "The end of the membership"),
]


def date_them_from_their_filing(apps, schema_editor):
    """All so far were about applications; which moment they objected to was not kept."""
    apps.get_model("applications", "Appeal").objects.filter(against_at=None).update(
        against_at=F("filed_at")
    )


def a_link(to):
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0003_a_kind_is_answered_by_itself"),
        ("certificates", "0002_a_withdrawal_can_be_overturned"),
        ("memberships", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="appeal",
            name="decision",
            field=models.CharField(choices=DECISIONS, default="refusal", max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="appeal",
            name="certificate",
            field=a_link("certificates.certificate"),
        ),
        migrations.AddField(
            model_name="appeal",
            name="membership",
            field=a_link("memberships.membership"),
        ),
        migrations.AlterField(
            model_name="appeal",
            name="application",
            field=a_link("applications.application"),
        ),
        migrations.AddField(
            model_name="appeal",
            name="against_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(date_them_from_their_filing, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="appeal", name="against_at", field=models.DateTimeField()
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                fields=("certificate", "against_at"),
                name="appeal_once_per_decision_on_a_certificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                fields=("membership", "against_at"),
                name="appeal_once_per_decision_on_a_membership",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=Q(
                    application__isnull=False,
                    certificate=None,
                    membership=None,
                    decision__in=["refusal", "denial"],
                )
                | Q(
                    application=None,
                    certificate__isnull=False,
                    membership=None,
                    decision__in=["suspension", "withdrawal"],
                )
                | Q(
                    application=None,
                    certificate=None,
                    membership__isnull=False,
                    decision__in=["member-suspension", "member-end"],
                ),
                name="appeal_is_about_one_case",
            ),
        ),
    ]
