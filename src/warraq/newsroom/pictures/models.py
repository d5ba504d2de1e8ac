"""A picture of the newsroom and its renditions."""

import hashlib
import secrets
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index
from wagtail.tasks import delete_file_from_storage_task

from warraq.newsroom.pictures import specs
from warraq.newsroom.pictures.decoding import DecodedPicture
from warraq.newsroom.pictures.fields import PictureFileField, RenditionFileField
from warraq.newsroom.pictures.making import make_files, make_renditions
from warraq.newsroom.pictures.queries import PictureQuerySet


class Picture(AbstractImage):
    """A photograph or drawing, with what readers and lawyers must know of it."""

    file = PictureFileField(
        _("file"),
        upload_to=get_upload_to,
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF, at most 25 MB. What the camera wrote into it (place, device) is removed."
        ),
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it. Not the caption. Required before release."),
    )
    caption = models.TextField(
        _("caption"),
        max_length=1000,
        blank=True,
        help_text=_("Who and what we see, where and when. A story may use its own words."),
    )
    credit_line = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Photographer and agency, as they are to be printed.")
    )
    usage_terms = models.TextField(
        _("usage terms"),
        blank=True,
        help_text=_("What we may do with it, in the words of the licence. Readers do not see this."),
    )
    usage_expires_at = models.DateTimeField(
        _("usage expires at"),
        null=True,
        blank=True,
        help_text=_(
            "At this moment it leaves every public page by itself, and no story is released with it. Empty when our right has no end."
        ),
    )
    # When the clock took it from readers' pages, since our right had ended; empty for what readers may see.
    taken_down_at = models.DateTimeField(null=True, editable=False)
    original_name = models.CharField(_("file name"), max_length=255, blank=True, editable=False)
    source_hash = models.CharField(_("hash of the upload"), max_length=64, blank=True, editable=False, db_index=True)
    colour = models.CharField(_("main colour"), max_length=7, blank=True, editable=False)
    # The renditions' names, so that releasing a story with a picture already made asks the database nothing.
    made_files = models.JSONField(null=True, editable=False)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "caption",
        "credit_line",
        "usage_terms",
        "usage_expires_at",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = (
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("alt"),
        index.SearchField("credit_line"),
        index.SearchField("original_name"),
        index.FilterField("usage_expires_at"),
        index.FilterField("usage_terms"),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [
            models.Index(
                fields=["usage_expires_at"],
                condition=models.Q(usage_expires_at__isnull=False),
                name="picture_rights_end",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.file or self.file._committed:
            super().save(*args, **kwargs)
            return
        replaced = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        # The file goes through its door first: decoding tells width, height and hashes, which other columns hold.
        self.file.save(self.file.name, self.file.file, save=False)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if replaced:
                self._put_away(replaced)

    def _put_away(self, replaced: str) -> None:
        """Forget what was made of the file before this one; the files themselves go when the transaction is committed."""
        self.renditions.all().delete()
        storage = self.file.storage.deconstruct()
        transaction.on_commit(lambda: delete_file_from_storage_task.enqueue(storage, replaced))

    def take_facts(self, decoded: DecodedPicture) -> None:
        """Remember what decoding told of a new file; nothing is saved."""
        self.width, self.height = decoded.width, decoded.height
        self.file_size = len(decoded.content)
        self.file_hash = hashlib.sha1(decoded.content, usedforsecurity=False).hexdigest()
        self.source_hash = decoded.source_hash
        self.original_name = decoded.original_name
        self.colour = decoded.colour
        self.made_files = None

    def is_expired(self, *, now: datetime) -> bool:
        """Whether our right to show it has ended at `now`."""
        return self.usage_expires_at is not None and self.usage_expires_at <= now

    @property
    def is_taken_down(self) -> bool:
        """Whether readers' pages do without it, wherever it is used."""
        return self.taken_down_at is not None

    def missing_for_release(self) -> list[str]:
        """What it still needs before readers may see it, in the current language."""
        return (
            []
            if self.alt.strip()
            else [_now("Describe the picture “%(title)s” for those who cannot see it.") % {"title": self.title}]
        )

    @property
    def default_alt_text(self) -> str:
        """Wagtail's name for the alternative text."""
        return self.alt or self.title

    def get_upload_to(self, filename: str) -> str:
        """An ASCII key nobody can guess. Arabic names break on some object storages; `original_name` keeps them."""
        key = secrets.token_hex(10)
        return f"originals/{key[:2]}/{key[2:]}{PurePosixPath(filename).suffix}"

    def get_rendition_folder(self) -> str:
        """Where its renditions lie. Who knows a rendition's address does not know the original's."""
        key = hashlib.sha256(f"rendition of {self.file.name}".encode()).hexdigest()[:20]
        return f"pictures/{key[:2]}/{key[2:]}"

    def get_made_key(self) -> str:
        """Changes when the renditions must be made anew."""
        focal = (self.focal_point_x, self.focal_point_y, self.focal_point_width, self.focal_point_height)
        return f"{specs.VERSION} {self.file.name} {focal}"

    def keep_made_files(self, made: dict[str, Any]) -> None:
        """Remember the names of its renditions, here and in the database."""
        self.made_files = made
        type(self).objects.filter(pk=self.pk).update(made_files=made)

    def create_rendition(self, filter: Filter) -> "PictureRendition":
        """Wagtail's way in, as for its thumbnails: decoded in the child, and without any metadata."""
        return make_renditions(self, [filter])[filter]

    def create_renditions(self, *filters: Filter) -> "dict[Filter, PictureRendition]":
        """Wagtail's way in for several."""
        return make_renditions(self, list(filters)) if filters else {}

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> ContentFile[bytes]:
        """Wagtail's innermost way in; `source` is not needed, the child reads the original."""
        return make_files(self, [filter])[0][0]


class PictureRendition(AbstractRendition):
    """One size, shape and format of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    file = RenditionFileField(upload_to=get_rendition_upload_to, storage=get_rendition_storage)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_picture_and_spec"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        """Beside the picture's other renditions."""
        return f"{self.image.get_rendition_folder()}/{filename}"
