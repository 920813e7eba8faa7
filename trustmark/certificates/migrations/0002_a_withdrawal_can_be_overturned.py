"""A certificate knows whether it was withdrawn with its membership, or by itself."""

from django.db import migrations, models
from django.db.models import Q


def read_it_from_history(apps, schema_editor):
    """What ended with a membership was withdrawn by nobody."""
    Certificate = apps.get_model("certificates", "Certificate")
    History = apps.get_model("kernel", "HistoryEntry")
    by_nobody = History.objects.filter(
        case_kind="certificates.certificate", move="withdraw", by_id=None
    )
    Certificate.objects.filter(
        state="withdrawn", pk__in=by_nobody.values("case_id")
    ).update(withdrawn_with_membership=True)


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial"), ("kernel", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="withdrawn_with_membership",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(read_it_from_history, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=Q(
                    ("withdrawn_with_membership", False),
                    ("state", "withdrawn"),
                    _connector="OR",
                ),
                name="certificate_withdrawn_with_membership_is_withdrawn",
            ),
        ),
    ]
