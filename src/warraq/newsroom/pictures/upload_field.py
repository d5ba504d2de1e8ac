"""The form field that takes a picture in: whatever is wrong with the file is said at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField

from warraq.newsroom.pictures.decoding import decode_upload
from warraq.newsroom.pictures.messages import explain
from warraq.newsroom.pictures.refusals import PictureRefused


class PictureUploadField(WagtailImageField):
    """Wagtail's field (its views read its limits and messages), with our decoding in place of its checks."""

    # The extension is checked with the rest, and refused in our words.
    default_validators: list[Any] = []

    def to_python(self, data: UploadedFile[bytes] | None) -> UploadedFile[bytes] | None:
        """The upload with its content replaced by the clean one, and `decoded` upon it.

        Replaced in place: Wagtail keeps `request.FILES` itself when another field of the form is wrong.
        """
        upload: UploadedFile[bytes] | None = FileField.to_python(self, data)  # type: ignore[assignment]  # it is what came in
        if upload is None:
            return None
        try:
            decoded = decode_upload(upload, name=upload.name or "", content_type=upload.content_type or "")
        except PictureRefused as refusal:
            raise ValidationError(explain(refusal), code=refusal.code) from refusal
        upload.seek(0)
        upload.truncate()
        upload.write(decoded.content)
        upload.flush()
        upload.seek(0)
        upload.size = len(decoded.content)
        upload.content_type = f"image/{decoded.format}"
        upload.name = decoded.original_name.rsplit(".", 1)[0] + decoded.suffix
        upload.decoded = decoded  # type: ignore[attr-defined]  # read by PictureFieldFile.save
        return upload
