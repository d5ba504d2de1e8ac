"""Which pings follow from entries of the bulletin: one for each edition and service, however many entries there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings

from warraq.delivery.feeds.channels import FILES
from warraq.delivery.pings.models import Ping
from warraq.delivery.site.canonical import encode
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import (
    Address,
    BulletinEntry,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
)

_KEY = re.compile(r"(latest|section|topic|contributor):(\d+)")


def plan_pings(entries: Iterable[BulletinEntry], now: datetime) -> None:
    """Make rows for the services that are set up. What changed is told, never what it says: withdrawn addresses too."""
    entries = [entry for entry in entries if entry.story_id is not None]
    keys = _ids_by_kind(entries)
    editions = list(Edition.objects.filter(pk__in=keys["latest"]).prefetch_related("hosts"))
    for edition in editions if settings.WARRAQ_WEBSUB_HUB else []:
        _make(Ping.Service.WEBSUB, edition, _feeds(edition, keys=keys), now=now)
    if settings.WARRAQ_INDEXNOW_URL:
        paths = _story_paths({entry.story_id for entry in entries if entry.story_id is not None})
        for edition in editions:
            _make(Ping.Service.INDEXNOW, edition, [edition.base_url + encode(p) for p in paths[edition.pk]], now=now)


def _make(service: Ping.Service, edition: Edition, addresses: list[str], *, now: datetime) -> None:
    if addresses and edition.base_url:
        Ping.objects.create(edition=edition, service=service, addresses=addresses, next_try_at=now, made_at=now)


def _ids_by_kind(entries: Iterable[BulletinEntry]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for key in entry.keys:
            told = _KEY.fullmatch(key)
            if told:
                found[told[1]].add(int(told[2]))
    return found


def _feeds(edition: Edition, *, keys: Mapping[str, set[int]]) -> list[str]:
    """Every feed in which something changed."""
    pages = ["/"]
    sections = Section.objects.filter(edition=edition, pk__in=keys["section"]).order_by("pk")
    pages += [f"/{slug}/" for slug in sections.values_list("slug", flat=True)]
    topics = PublishedTopic.objects.filter(topic_id__in=keys["topic"]).order_by("pk")
    pages += [f"/topics/{slug}/" for slug in topics.values_list("slug", flat=True)]
    people = PublishedContributor.objects.filter(contributor_id__in=keys["contributor"]).order_by("pk")
    pages += [f"/contributors/{slug}/" for slug in people.values_list("slug", flat=True)]
    return [edition.base_url + encode(page) + file for page in pages for file in FILES]


def _story_paths(story_ids: set[int]) -> Mapping[int, list[str]]:
    """Edition id → present addresses of the public stories, and the last ones of those that are gone."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = PublishedStory.objects.filter(story_id__in=story_ids).order_by("pk")
    public: set[tuple[int | None, int]] = set()
    for story_id, edition_id, path in rows.values_list("story_id", "edition_id", "path"):
        public.add((story_id, edition_id))
        found[edition_id].append(path)
    gone = Address.objects.filter(story_id__in=story_ids, gone_at__isnull=False).exclude(path__startswith="/s/")
    for address in gone.order_by("pk"):
        if (address.story_id, address.edition_id) not in public:
            found[address.edition_id].append(address.path)
    return found
