"""The demo's editions, sections, contributors and topics."""

from typing import Any

from warraq.demo.content import read
from warraq.masthead.models import Edition, EditionHost, Section, SocialLink
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.topics.models import Topic

FIRST_EDITION_HOSTS = ["127.0.0.1", "localhost"]


def load_editions() -> dict[str, Edition]:
    """The editions by key."""
    editions: dict[str, Edition] = {}
    for order, facts in enumerate(read("editions")):
        edition, made = Edition.objects.get_or_create(
            key=facts["key"],
            defaults={
                "name": facts["name"],
                "short_name": facts["short_name"],
                "tagline": facts["tagline"],
                "language": facts["language"],
                "time_zone": facts["time_zone"],
                "digits": facts["digits"],
                "slug_policy": facts["slug_policy"],
                "hijri_line": facts["hijri_line"],
                "hijri_offset_days": facts["hijri_offset_days"],
                "contact_email": facts["contact_email"],
                "order": order,
                **{f"colour_{name}": colour for name, colour in facts["colours"].items()},
            },
        )
        if made:
            for place, link in enumerate(facts["social"]):
                SocialLink.objects.create(edition=edition, network=link["network"], url=link["url"], order=place)
        editions[facts["key"]] = edition
    return editions


def give_hosts(editions: dict[str, Edition], *, port: int) -> dict[str, list[str]]:
    """Let every edition answer on this machine at `port`; edition key → hosts, the one in its addresses first.

    Names under .localhost need no entry in /etc/hosts: browsers and resolvers take them for this machine.
    """
    hosts: dict[str, list[str]] = {}
    for order, (key, edition) in enumerate(editions.items()):
        names = [f"{key}.localhost", *(FIRST_EDITION_HOSTS if order == 0 else [])]
        hosts[key] = [f"{name}:{port}" if port != 80 else name for name in reversed(names)]
        hosts[key].sort(key=lambda host: not host.startswith("127."))
        wanted = list(edition.hosts.values_list("host", flat=True).order_by("order"))
        if wanted != hosts[key]:
            edition.hosts.all().delete()
            for place, host in enumerate(hosts[key]):
                EditionHost.objects.create(edition=edition, host=host, is_secure=False, order=place)
    return hosts


def load_sections(editions: dict[str, Edition]) -> dict[str, Section]:
    """The sections by `edition:key`."""
    sections: dict[str, Section] = {}
    for facts in sorted(read("sections"), key=lambda facts: facts["parent"] is not None):
        parent = sections[f"{facts['edition']}:{facts['parent']}"] if facts["parent"] else None
        section, _made = Section.objects.get_or_create(
            edition=editions[facts["edition"]],
            slug=facts["slug"],
            defaults={
                "name": facts["name"],
                "parent": parent,
                "colour": facts["colour"],
                "order": facts["order"],
                "is_on_front": parent is None,
            },
        )
        sections[f"{facts['edition']}:{facts['key']}"] = section
    return sections


def load_contributors() -> dict[str, Contributor]:
    """The contributors by key."""
    return {facts["key"]: _contributor(facts) for facts in read("contributors")}


def load_topics() -> dict[str, Topic]:
    """The topics by key."""
    topics: dict[str, Topic] = {}
    for facts in read("topics"):
        topic = Topic.objects.filter(name=facts["name"]).first() or Topic(name=facts["name"])
        topic.aliases, topic.description = facts["aliases"], facts["description"]
        topic.full_clean()
        topic.save()
        topics[facts["key"]] = topic
    return topics


def _contributor(facts: dict[str, Any]) -> Contributor:
    person = Contributor.objects.filter(name=facts["name"]).first() or Contributor(name=facts["name"])
    person.latin_name, person.role, person.bio = facts["latin_name"], facts["role"], facts["bio"]
    person.place, person.email = facts["place"], facts.get("email") or ""
    person.full_clean()
    person.save()
    return person
