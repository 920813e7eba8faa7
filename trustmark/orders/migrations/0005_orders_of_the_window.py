"""An order may come in by the window after ordering."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_keys_of_programs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="order",
            name="source",
            field=models.CharField(
                choices=[
                    ("compatible", "By a plug-in"),
                    ("api", "By our own API"),
                    ("csv", "From a file"),
                    ("mail", "By a copy of the mail"),
                    ("manual", "Typed in"),
                    ("link", "By a link of the shop"),
                    ("popup", "In the window after ordering"),
                ],
                max_length=12,
            ),
        ),
    ]
