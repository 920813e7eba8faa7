"""Django's handle on this site."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "trustmark.sites.public"
    label = "sites_public"

    def ready(self) -> None:
        # Only now: both need the table of versions, and tables are ready by now.
        from trustmark.sites.layout import frames  # noqa: PLC0415
        from trustmark.sites.public.pages import frame_around  # noqa: PLC0415

        frames.register(frame_around)
