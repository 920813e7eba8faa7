"""Who may act for a company, and the sentence that says why not."""

from django.utils.translation import gettext as _

from trustmark.shops.models import Contact


def why_not_end_contact(contact: Contact) -> str | None:
    """Somebody else must stay who may act for the company."""
    others = Contact.objects.filter(company_id=contact.company_id, until=None)
    if others.exclude(pk=contact.pk).exists():
        return None
    return _("You are the last one who acts for this company. Invite somebody first.")
