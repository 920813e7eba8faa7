"""Public logs whose lines hang together, and which the database refuses to change."""

from django.db import migrations, models

from trustmark.kernel.write_once import WriteOnce


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0003_shared_cache"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicLogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("log", models.CharField(max_length=60)),
                ("number", models.PositiveBigIntegerField()),
                ("on", models.DateField()),
                ("what", models.CharField(max_length=40)),
                ("codes", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("log", "number"), name="publiclogentry_one_per_number"
                    ),
                    models.UniqueConstraint(
                        fields=("log", "previous"), name="publiclogentry_never_forks"
                    ),
                ],
            },
        ),
        WriteOnce("PublicLogEntry"),
    ]
