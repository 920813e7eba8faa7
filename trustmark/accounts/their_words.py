"""Sentences of the library for signing in that people get to read, in our own words.

The library translates them itself, in a tone that is not ours. What is named here is
collected with our own sentences, and our translation comes first.
"""

from django.utils.translation import gettext_noop as _

THEIR_WORDS = (
    _("Authenticator code"),
    _("Be patient, you are sending too many requests."),
    _("Password successfully set."),
    _("Please type your current password."),
    _("Successfully signed in as %(name)s."),
    _("Use your password"),
    _("You have confirmed %(email)s."),
    _("You have signed out."),
    _("You must type the same password each time."),
    _("Your primary email address must be verified."),
)
