"""Letters of a shop may rest on days off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("invitations", "0006_customers_are_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitationsettings",
            name="rests_on_days_off",
            field=models.BooleanField(default=False),
        ),
    ]
