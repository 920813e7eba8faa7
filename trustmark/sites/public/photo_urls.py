"""Addresses of photos: the same in every language, and short enough for a feed."""

from django.urls import path, register_converter

from trustmark.sites.public import photos


class PhotoKey:
    """What an address of a photo is made of; nobody can guess one."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """The key as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The key as it stands."""
        return value


register_converter(PhotoKey, "photo")

app_name = "photos"
urlpatterns = [
    path("<photo:key>.jpg", photos.large, name="large"),
    path("<photo:key>.webp", photos.small, name="small"),
]
