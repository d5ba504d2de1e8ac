"""How a picture is uploaded and described; Wagtail's three ways to upload all use this form."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput
from wagtail.images.forms import BaseImageForm
from wagtail.search import index as search_index

from warraq.newsroom.pictures.decoding import DecodedPicture
from warraq.newsroom.pictures.embedded_words import strip_controls
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.pictures.rights import show_again
from warraq.newsroom.pictures.signals import picture_changed
from warraq.newsroom.pictures.upload_field import PictureUploadField

WORDS = ("title", "alt", "caption", "credit_line", "usage_terms")
PUBLIC = frozenset({"file", "alt", "caption", "credit_line"})
FOCAL = frozenset({"focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"})


class MomentInput(AdminDateTimeInput):
    """Leaves what was typed as it is. Wagtail's own puts the present moment in the place of what it cannot read, and
    the rights to a picture would end at once."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "validateOnBlur": False}


class PictureForm(BaseImageForm):
    """Takes a picture in, fills empty words from what the agency wrote into the file, and cleans all words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        self.was_made = self.instance.made_files is not None
        plain = self.fields.get("file")
        if plain is not None:
            help_text = Picture._meta.get_field("file").help_text
            self.fields["file"] = PictureUploadField(label=plain.label, required=plain.required, widget=plain.widget)
            self.fields["file"].help_text = help_text
        for name in WORDS:
            if name in self.fields:
                # Arabic captions beside French ones: each field follows its own first letter.
                self.fields[name].widget.attrs.setdefault("dir", "auto")

    def clean(self) -> dict[str, Any]:
        """Words without controls; those the journalist left empty come from the file."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in WORDS:
            if cleaned.get(name):
                cleaned[name] = strip_controls(cleaned[name], keep_lines=True).strip()
        decoded: DecodedPicture | None = getattr(cleaned.get("file"), "decoded", None)
        if decoded is not None:
            for name in ("caption", "credit_line"):
                if name in self.fields and not cleaned.get(name):
                    cleaned[name] = getattr(decoded, name)
        return cleaned

    def save(self, commit: bool = True) -> Picture:
        """Save, and tell the later stages if readers see a difference."""
        if not commit:
            unsaved: Picture = super().save(commit=False)
            return unsaved
        with transaction.atomic():
            # Not Wagtail's own save: it would delete a replaced file at once, even if the transaction then fails.
            picture: Picture = super(BaseImageForm, self).save(commit=True)
            self._tell(picture)
            show_again(picture, now=timezone.now())
        search_index.insert_or_update_object(picture)
        return picture

    def _tell(self, picture: Picture) -> None:
        changed = PUBLIC.intersection(self.changed_data) | (
            {"focal_point"} if FOCAL.intersection(self.changed_data) else set()
        )
        if not changed or self.is_new:
            return
        if self.was_made:
            # A released story may show it: whoever hears of the change finds the new files ready.
            ensure_renditions(picture)
        picture_changed.send(sender=Picture, picture=picture, changed=frozenset(changed))

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "caption": AdminAutoHeightTextInput,
            "usage_terms": AdminAutoHeightTextInput,
            "usage_expires_at": MomentInput,
        }
        help_texts = {
            "title": _("How colleagues find it. Readers do not see this."),
            "collection": _("Who may use it follows from its collection."),
            "tags": _("Names and subjects to find it by, separated by commas."),
        }
