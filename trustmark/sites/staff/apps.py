"""Django's handle on this site."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "trustmark.sites.staff"
    label = "sites_staff"
