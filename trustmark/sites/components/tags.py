"""The components: template tags, built into every template."""

from django.template import Library

register = Library()
