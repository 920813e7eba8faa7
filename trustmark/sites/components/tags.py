"""The components: template tags, built into every template."""

from django.template import Library

from trustmark.sites.components import charts, fields, lists, marks, moments, stories

register = Library()
for part in (charts, fields, lists, marks, moments, stories):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
