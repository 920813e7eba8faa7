"""The platform's settings for processes that are killed on purpose."""

from trustmark.config.settings import *  # noqa: F403
from trustmark.config.settings import ENVIRONMENT as PLATFORM

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VISITOR = "tests.builders.pages.scripted_visitor"
ENVIRONMENT = PLATFORM.model_copy(
    update={"domain_service": "pretend", "vat_service": "pretend"}
)
