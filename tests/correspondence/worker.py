"""A worker in a process of its own, on a small database in a file: it can be killed.

`python -m tests.correspondence.worker DATABASE PORT STEP…`; the steps are the
functions of `worker_steps`, which can only be imported once Django is set up.
"""

import importlib
import sys

import django
from django.conf import settings


def main(database: str, port: str, *steps: str) -> None:
    """Take the steps, in order, with two modules, this database and mail server."""
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": database,
                "OPTIONS": {"transaction_mode": "IMMEDIATE"},
            }
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "trustmark.kernel",
            "trustmark.correspondence",
        ],
        TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}},
        LANGUAGES=[("nl", "nl"), ("fr", "fr"), ("en", "en")],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        MAIL_FROM="post@keurmeester.test",
        MAIL_DOMAINS=set(),
        MAIL_BOUNCES="",
        PUBLIC_URL="https://keurmerk.test",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=int(port),
        POST_TRANSPORT="trustmark.correspondence.suppliers.smtp.Smtp",
    )
    django.setup()
    known = importlib.import_module("tests.correspondence.worker_steps")
    for step in steps:
        getattr(known, step)()


if __name__ == "__main__":
    main(*sys.argv[1:])
