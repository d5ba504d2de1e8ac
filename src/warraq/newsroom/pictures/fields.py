"""File fields that let nothing be stored that was not decoded and written anew."""

from typing import Any

from django.core.files.base import ContentFile, File
from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from warraq.newsroom.pictures.decoding import DecodedPicture, decode_upload


class PictureFieldFile(WagtailImageFieldFile):
    """The stored original. Its `save` is the one door: form, chooser, import, script, all go through it."""

    def save(self, name: str, content: File[bytes], save: bool = True) -> None:
        """Store the cleaned picture and give its facts to the model. Raises a PictureRefused.

        A content that carries `decoded` was already decoded by the form and is not decoded twice.
        """
        decoded: DecodedPicture | None = getattr(content, "decoded", None)
        if decoded is None:
            decoded = decode_upload(content, name=name, content_type=getattr(content, "content_type", "") or "")
        self.instance.take_facts(decoded)
        super().save(f"picture{decoded.suffix}", ContentFile(decoded.content), save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height from the header alone; Wagtail's way decodes the whole picture in this process."""
        was_closed = self.closed
        self.open()
        try:
            with Image.open(self.file, formats=["JPEG", "PNG", "WEBP", "AVIF"]) as picture:
                return picture.size
        finally:
            if was_closed:
                self.close()


class PictureFileField(WagtailImageField):
    """An original. Give it no width_field: sizes come from decoding, not from reading the stored file back."""

    attr_class = PictureFieldFile


class RenditionFieldFile(WagtailImageFieldFile):
    """A file that our own child process made."""

    get_image_dimensions: Any = PictureFieldFile.get_image_dimensions


class RenditionFileField(WagtailImageField):
    """A rendition. Its width and height are said by whoever made it."""

    attr_class = RenditionFieldFile
