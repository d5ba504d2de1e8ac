"""Published rows as a release would write them, without a newsroom."""

from datetime import UTC, datetime, timedelta
from typing import Any

from warraq.masthead.models import Edition, EditionHost, Section, SocialLink
from warraq.publishing.corrections.models import PublishedCorrection
from warraq.publishing.release.addresses import code_for, fold_path, short_path
from warraq.publishing.release.models import (
    Address,
    Placement,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)
from warraq.publishing.standing.models import PublishedPage

NOON = datetime(2026, 8, 14, 12, 0, tzinfo=UTC)
HOST = "almarfa.example"


def make_edition(key: str = "maghrib", *, host: str = HOST, **values: Any) -> Edition:
    values = {
        "name": "المرفأ المغربية",
        "short_name": "المرفأ",
        "tagline": "أخبار تصل في موعدها",
        "language": "ar-MA",
    } | values
    edition = Edition.objects.create(key=key, contact_email="desk@almarfa.example", **values)
    EditionHost.objects.create(edition=edition, host=host)
    SocialLink.objects.create(edition=edition, network="mastodon", url="https://social.example/@almarfa")
    return edition


def make_section(edition: Edition, slug: str = "رياضة", **values: Any) -> Section:
    """A section; the release stage's listener gives it its address."""
    return Section.objects.create(edition=edition, slug=slug, **({"name": slug.replace("-", " ")} | values))


def make_topic(topic_id: int, name: str, slug: str = "") -> PublishedTopic:
    return PublishedTopic.objects.create(topic_id=topic_id, slug=slug or name.replace(" ", "-"), name=name)


def make_contributor(contributor_id: int, name: str, slug: str) -> PublishedContributor:
    return PublishedContributor.objects.create(
        contributor_id=contributor_id, slug=slug, name=name, role="مراسلة في الرباط", bio="تكتب عن المدن."
    )


def make_picture(number: int = 1) -> dict[str, Any]:
    """The facts of a picture, with the shape that the newsroom's `ensure_renditions` gives."""

    def file(width: int, height: int, ending: str) -> dict[str, Any]:
        return {"url": f"/media/images/{number}-{width}.{ending}", "width": width, "height": height}

    kinds = [("image/avif", "avif"), ("image/webp", "webp")]
    return {
        "id": number,
        "alt": f"ميناء عند الفجر {number}",
        "caption": "الميناء قبل وصول السفينة.",
        "credit": "رسم: ورّاق",
        "src": f"/media/images/{number}-640.jpg",
        "width": 1200,
        "height": 800,
        "colour": "#204060",
        "sources": [{"type": kind, "files": [file(320, 213, end), file(1200, 800, end)]} for kind, end in kinds],
        "jpegs": [file(640, 427, "jpg"), file(1200, 800, "jpg")],
        "card": {
            "src": f"/media/images/{number}-card.jpg",
            "width": 640,
            "height": 480,
            "sources": [{"type": kind, "files": [file(320, 240, end), file(640, 480, end)]} for kind, end in kinds],
        },
        "crops": {
            "16x9": file(1200, 675, "jpg"),
            "4x3": file(1200, 900, "jpg"),
            "1x1": file(1200, 1200, "jpg"),
        },
        "social": file(1200, 675, "jpg"),
    }


GALLERY = (
    '<section class="gallery" aria-labelledby="block-2"><p class="gallery__title" id="block-2">صور</p>'
    '<ul class="gallery__strip" tabindex="0" aria-labelledby="block-2">'
    + "".join(
        f'<li><figure><picture><img src="/media/images/{n}.jpg" width="640" height="427" alt="صورة {n}" loading="lazy">'
        f'</picture><figcaption><span class="caption">تعليق {n}</span></figcaption></figure></li>'
        for n in (1, 2, 3)
    )
    + "</ul></section>"
)


def make_correction(row: PublishedStory, note: str, corrected_at: str) -> PublishedCorrection:
    return PublishedCorrection.objects.create(
        published=row,
        edition=row.edition,
        story_id=row.story_id,
        note=note,
        corrected_at=datetime.fromisoformat(corrected_at),
    )


def make_standing(edition: Edition, slug: str, title: str, html: str) -> PublishedPage:
    number = PublishedPage.objects.count() + 1
    return PublishedPage.objects.create(
        page_id=number, edition=edition, slug=slug, title=title, html=html, order=number, updated_at=NOON
    )


def make_story(story_id: int, section: Section, **values: Any) -> PublishedStory:
    """A published story, an hour newer for each id; topics and contributors are rows made here before."""
    topics: list[PublishedTopic] = values.pop("with_topics", [])
    people: list[PublishedContributor] = values.pop("with_people", [])
    edition = section.edition
    path = values.pop("path", f"/{section.slug}/خبر-{story_id}/")
    released = values.pop("first_released_at", NOON + timedelta(hours=story_id))
    facts: dict[str, Any] = {
        "headline": f"عنوان الخبر رقم {story_id} كما كتبه المحرر",
        "kicker": "",
        "standfirst": "سطر يشرح العنوان ولا يكرره.",
        "home_edition": edition,
        "home_path": path,
        "body": [{"html": f"<p>الفقرة الأولى من الخبر {story_id}.</p><p>والثانية.</p>"}],
        "updated_at": released,
        "lead_picture": make_picture(story_id),
        "trail": [part.as_facts() for part in section.trail],
        "topics": [{"id": topic.topic_id, "name": topic.name, "path": f"/topics/{topic.slug}/"} for topic in topics],
        "bylines": [
            {"id": p.contributor_id, "name": p.name, "path": f"/contributors/{p.slug}/", "role": p.role, "with": False}
            for p in people
        ],
    } | values
    facts["card"] = _card(facts, story_id=story_id, section=section, path=path, released=released)
    row = PublishedStory.objects.create(
        story_id=story_id,
        edition=edition,
        section=section,
        code=code_for(story_id),
        path=path,
        first_released_at=released,
        recorded_at=released,
        **facts,
    )
    for address in (path, short_path(story_id)):
        make_address(edition, address, story_id=story_id)
    common = {"published": row, "story_id": story_id, "first_released_at": released}
    Placement.objects.bulk_create(Placement(section=part, **common) for part in section.trail)
    StoryTopic.objects.bulk_create(StoryTopic(topic=topic, edition=edition, **common) for topic in topics)
    StoryContributor.objects.bulk_create(StoryContributor(contributor=p, edition=edition, **common) for p in people)
    return row


def make_address(edition: Edition, path: str, **values: Any) -> Address:
    return Address.objects.create(edition=edition, path=path, fold=fold_path(path), **values)


def _card(facts: dict[str, Any], *, story_id: int, section: Section, path: str, released: datetime) -> dict[str, Any]:
    picture = facts["lead_picture"]
    return {
        "id": story_id,
        "path": path,
        "headline": facts["headline"],
        "kicker": facts["kicker"],
        "standfirst": facts["standfirst"],
        "section": section.as_facts(),
        "released_at": released.isoformat(),
        "updated_at": facts["updated_at"].isoformat(),
        "picture": picture and {"alt": picture["alt"], "card": picture["card"], "colour": picture["colour"]},
    }
