"""Nothing is received before there was anything to pay."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Q


def count_from_the_day_it_arose(
    apps: StateApps, editor: BaseDatabaseSchemaEditor
) -> None:
    """An earlier day was a slip of the pen, which nothing refused until now."""
    items = apps.get_model("billing", "OpenItem").objects
    items.filter(received_on__lt=F("arose_on")).update(received_on=F("arose_on"))


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]

    operations = [
        migrations.RunPython(count_from_the_day_it_arose, migrations.RunPython.noop),
        migrations.AddConstraint(
            "openitem",
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(received_on__gte=F("arose_on")),
                name="openitem_received_after_it_arose",
            ),
        ),
    ]
