"""The database refuses to change a verdict or a decision."""

from django.db import migrations

from trustmark.kernel.write_once import WriteOnce


class Migration(migrations.Migration):
    dependencies = [("audits", "0001_initial")]

    operations = [WriteOnce("Assessment"), WriteOnce("Decision")]
