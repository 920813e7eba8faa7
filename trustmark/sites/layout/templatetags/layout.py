"""Tags that only base pages need."""

from django.template import Library
from django.urls import reverse

from trustmark.sites.layout.style import get_style

register = Library()


@register.simple_tag
def style_sheet() -> str:
    """The address of the style sheet of every page."""
    return reverse("layout:style", args=[get_style().digest])
