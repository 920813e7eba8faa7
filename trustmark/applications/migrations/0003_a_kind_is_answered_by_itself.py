"""Each kind is answered by itself: one may be decided after the others were."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

ANSWERED = ("awaiting-payment", "admitted", "refused", "cancelled")


def write_down_what_was_told(apps, schema_editor):
    """What was answered so far was told when its audit ended, or soon after."""
    Link = apps.get_model("applications", "ApplicationAudit")
    Audit = apps.get_model("audits", "Audit")
    ended = Audit.objects.filter(pk=OuterRef("audit_id")).values("ended_at")
    Link.objects.filter(application__state__in=ANSWERED).update(
        answered_at=Subquery(ended)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0002_a_kind_may_be_audited_anew"),
        ("audits", "0002_verdicts_are_written_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicationaudit",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(write_down_what_was_told, migrations.RunPython.noop),
    ]
