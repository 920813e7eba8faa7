"""After an appeal an application may lead to a further audit of the same kind."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(
            model_name="applicationaudit", name="applicationaudit_once_per_kind"
        )
    ]
