"""A cancelled audit says because of whom: silence, the applicant, or the operator."""

from django.db import migrations, models
from django.db.models import Q

CAUSES = [
    ("silence", "The shop stayed silent"),
    ("applicant", "The applicant broke it off"),
    ("operator", "We called it off"),
]


def read_it_from_history(apps, schema_editor):
    """The history of the audit, and of its application, has always told it."""
    Audit = apps.get_model("audits", "Audit")
    History = apps.get_model("kernel", "HistoryEntry")
    for audit in Audit.objects.filter(state="cancelled"):
        lines = History.objects.filter(case_kind="audits.audit", case_id=audit.pk)
        last = lines.filter(target="cancelled").order_by("-id").first()
        taken_back = last is not None and History.objects.filter(
            case_kind="applications.application",
            move="cancel",
            by_id=last.by_id,
            at=last.at,
        ).exclude(by_id=None)
        if last is not None and last.move == "lapse":
            because = "silence"
        elif taken_back and taken_back.exists():
            because = "applicant"
        else:
            because = "operator"
        Audit.objects.filter(pk=audit.pk).update(cancelled_because=because)


class Migration(migrations.Migration):
    dependencies = [
        ("audits", "0002_verdicts_are_written_once"),
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="audit",
            name="cancelled_because",
            field=models.CharField(
                blank=True, choices=CAUSES, default="", max_length=10
            ),
        ),
        migrations.RunPython(read_it_from_history, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.CheckConstraint(
                condition=Q(
                    ("state", "cancelled"), ("cancelled_because", ""), _connector="XOR"
                ),
                name="audit_cancelled_means_because",
            ),
        ),
    ]
