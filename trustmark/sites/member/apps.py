"""Django's handle on this site."""

from django.apps import AppConfig

from trustmark.sites.layout.navigation import register
from trustmark.sites.member.navigation import ENTRIES


class MemberConfig(AppConfig):
    name = "trustmark.sites.member"
    label = "sites_member"

    def ready(self) -> None:
        register("member", ENTRIES)
