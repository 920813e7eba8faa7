"""The filters that words of letters know besides Django's own."""

from django import template
from django.utils.translation import get_language

from trustmark.kernel.money import shown

register = template.Library()


@register.filter
def money(cents: int) -> str:
    """Whole cents as an amount in the language of the letter."""
    return shown(cents, language=str(get_language()))
