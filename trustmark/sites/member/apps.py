"""Django's handle on this site."""

from django.apps import AppConfig


class MemberConfig(AppConfig):
    name = "trustmark.sites.member"
    label = "sites_member"
