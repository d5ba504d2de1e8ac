"""Sections as pages, stories as pages under them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable, Page
from wagtail.search import index

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.blocks import BODY_BLOCKS
from warraq.newsroom.stories.fields import BodyField
from warraq.newsroom.topics.models import Topic


class PlainFront(Page):
    """The root of the plain site."""


class PlainSection(Page):
    """A section; its stories are its children."""

    colour = models.CharField(max_length=7, blank=True)


class PlainStory(Page):
    """A story with the fields of ours that a reader sees."""

    kicker = models.CharField(max_length=80, blank=True)
    standfirst = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    lead_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead_caption = models.CharField(max_length=400, blank=True)
    body = BodyField([block for block in BODY_BLOCKS if block[0] != "also_read"], blank=True)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="+")

    search_fields = [*Page.search_fields, index.SearchField("standfirst")]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from bench.plain.article import build_article

        return HttpResponse(build_article(self, request))


class PlainByline(Orderable):
    """A contributor or an agency over a story."""

    story = ParentalKey(PlainStory, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, null=True, related_name="+")
    agency = models.CharField(max_length=80, blank=True)
    is_with = models.BooleanField(default=False)


class PlainPlacement(Orderable):
    """A section in which a story appears beside the one it is kept in."""

    story = ParentalKey(PlainStory, on_delete=models.CASCADE, related_name="placements")
    section = models.ForeignKey(PlainSection, on_delete=models.CASCADE, related_name="+")


class PlainPick(Orderable):
    """A story the editor offers with this one."""

    story = ParentalKey(PlainStory, on_delete=models.CASCADE, related_name="picks")
    picked = models.ForeignKey(PlainStory, on_delete=models.CASCADE, related_name="+")


class PlainCorrection(Orderable):
    """A note of an error."""

    story = ParentalKey(PlainStory, on_delete=models.CASCADE, related_name="corrections")
    note = models.TextField()
    corrected_at = models.DateTimeField()
