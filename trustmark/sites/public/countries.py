"""The names of the countries our schemes speak of."""

from django.utils.translation import gettext_lazy as _

NAMES = {"NL": _("the Netherlands"), "BE": _("Belgium"), "LU": _("Luxembourg")}
