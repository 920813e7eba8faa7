"""What stands in the navigation of the member site."""

from django.utils.translation import gettext_lazy as _

from trustmark.sites.layout.navigation import Entry

ENTRIES = (
    Entry(_("Overview"), "member:desk"),
    Entry(_("Amounts"), "member:amounts"),
    Entry(_("Account"), "account_home"),
)
