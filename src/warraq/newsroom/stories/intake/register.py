"""What the newsroom knows by name: read once for a run of pages, and kept in step while they come in."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from warraq.arabic.normalise import normalise
from warraq.ingest.pages.links import same_page
from warraq.masthead.models import Edition, EditionHost, Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.models import Story
from warraq.newsroom.topics.models import Topic


def fold(name: str) -> str:
    """One spelling for comparison, white space single."""
    return " ".join(normalise(name).split())


class Register:
    """Names of one edition's sections and stories, and of the newsroom's contributors and topics.

    `forget` after sections were made, or anything was rolled back: what is remembered may be wrong.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def forget(self) -> None:
        for name in ("sections", "_topics"):
            self.__dict__.pop(name, None)

    @cached_property
    def sections(self) -> list[Section]:
        return list(Section.objects.filter(edition=self.edition).select_related("edition", "parent"))

    @cached_property
    def own_hosts(self) -> frozenset[str]:
        """Hosts of every edition of this install, without port and `www.`."""
        hosts = EditionHost.objects.values_list("host", flat=True)
        return frozenset(host.split(":")[0].removeprefix("www.") for host in hosts)

    def find_section(self, name: str, *, under: str = "") -> Section | None:
        """The section of that name, rather the one that is part of `under`, rather a main one."""
        wanted, parent = fold(name), fold(under)
        found = [section for section in self.sections if fold(section.name) == wanted]
        within = [section for section in found if section.parent and parent and fold(section.parent.name) == parent]
        main = [section for section in found if section.parent_id is None]
        return next(iter([*within, *main, *found]), None)

    def find_contributor(self, name: str) -> Contributor | None:
        """The one person of that name; None when there is none, or more than one."""
        found = self._contributors.get(fold(name), [])
        return found[0] if len(found) == 1 else None

    def get_topic(self, name: str) -> Topic:
        """The topic known by that name, made when there is none."""
        wanted = fold(name)
        topic = self._topics.get(wanted)
        if topic is None:
            topic = Topic.everyone.filter(name=name).first() or Topic(name=name)
            topic = topic.standing
            if topic.pk is None:
                topic.full_clean()
                topic.save()
            self._topics[wanted] = topic
        return topic

    def find_story(self, headline: str, url: str | None = None) -> int | None:
        """Id of the edition's story at that old address, or of the only one under that headline."""
        stories, addresses = self._stories
        if url and (story_id := addresses.get(same_page(url))):
            return story_id
        found = stories.get(fold(headline), set())
        return next(iter(found)) if len(found) == 1 else None

    def add_story(self, story: Story) -> None:
        """Let stories that come in later find this one."""
        _index([(story.pk, story.title, story.canonical_url)], *self._stories)

    @cached_property
    def _contributors(self) -> dict[str, list[Contributor]]:
        found: dict[str, list[Contributor]] = defaultdict(list)
        for person in Contributor.objects.all():
            for name in {fold(name) for name in person.names} - {""}:
                found[name].append(person)
        return found

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        found: dict[str, Topic] = {}
        for topic in Topic.objects.all():
            for name in (topic.name, *topic.aliases):
                found.setdefault(fold(name), topic)
        return found

    @cached_property
    def _stories(self) -> tuple[dict[str, set[int]], dict[str, int]]:
        """Ids of the edition's stories by folded headline, and by old address."""
        stories: dict[str, set[int]] = defaultdict(set)
        addresses: dict[str, int] = {}
        here = Story.objects.filter(story_sections__section__edition=self.edition)
        _index(here.values_list("pk", "title", "canonical_url"), stories, addresses)
        return stories, addresses


def _index(rows: Iterable[tuple[int, str, str]], stories: dict[str, set[int]], addresses: dict[str, int]) -> None:
    for story_id, headline, url in rows:
        stories[fold(headline)].add(story_id)
        page = same_page(url) if url else ""
        # A site's front is the address of none of its stories.
        if page.partition("/")[2]:
            addresses.setdefault(page, story_id)
