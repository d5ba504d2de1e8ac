"""The demo's sounds, made by our own code."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from warraq.demo.drawings.sounds import SOUNDS, make_sound
from warraq.newsroom.desks.models import Journalist

_TITLES = {"rain": "صوت المطر", "bell": "رنين جرس", "sea": "صوت البحر"}


def load_recordings(*, user: Journalist) -> dict[str, int]:
    """Ids of the documents by the name of their sound."""
    documents = get_document_model()
    found: dict[str, int] = {}
    for name in SOUNDS:
        title = _TITLES[name]
        document = documents.objects.filter(title=title).first()
        if document is None:
            document = documents(title=title, uploaded_by_user=user)
            document.file.save(f"{name}.wav", ContentFile(make_sound(name)), save=True)
        found[name] = document.pk
    return found
