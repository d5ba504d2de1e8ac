"""The newspaper whose stories are generated: one edition, twelve sections, thirty topics, twenty contributors."""

from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from bench.generator import domains, vocabulary
from bench.generator.domains import Domain
from warraq.masthead.models import Edition, EditionHost, Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.tree import ensure_tree
from warraq.newsroom.topics.models import Topic

_Row = TypeVar("_Row", Topic, Contributor)

HOST = "bench.test"
PICTURES = 4
_PICTURE_SIZE = (1600, 1000)

_SECTIONS: dict[str, Domain] = {
    "سياسة": domains.POLITICS,
    "اقتصاد": domains.ECONOMY,
    "مجتمع": domains.SOCIETY,
    "رياضة": domains.SPORT,
    "ثقافة": domains.CULTURE,
    "صحة وتغذية": domains.HEALTH,
    "علوم وتقنية": domains.TECHNOLOGY,
    "بيئة وماء": domains.WATER,
    "جهات": domains.SOCIETY,
    "فن وموسيقى": domains.CULTURE,
    "مال وأعمال": domains.ECONOMY,
    "العالم": domains.POLITICS,
}
_TOPICS = (
    *("الانتخابات", "الحكومة", "البرلمان", "الجهوية", "الأسعار", "التشغيل", "الاستثمار", "الميزانية", "الموانئ"),
    *("المدرسة", "السكن", "النقل", "المدينة القديمة", "كرة القدم", "ألعاب القوى", "البطولة القارية", "معرض الكتاب"),
    *("السينما", "الملحون", "التراث", "المستشفيات", "التغذية", "التلقيح", "الذكاء الاصطناعي", "الأمن الرقمي"),
    *("الماء", "الواحات", "الفلاحة", "المناخ", "الشباب"),
)


@dataclass(frozen=True)
class Newspaper:
    """Saved rows that stories refer to."""

    edition: Edition
    sections: list[Section]
    domains: list[Domain]  # the domain of each section
    topics: list[Topic]
    contributors: list[Contributor]
    pictures: list[object]


def found_newspaper(*, pictures: int = PICTURES) -> Newspaper:
    """Make the newspaper in an empty, migrated database, through the models, so that whatever listens hears of it."""
    ensure_tree()
    edition = Edition.objects.create(key="bench", name="صحيفة القياس", short_name="القياس", tagline="أرقام لا آراء")
    EditionHost.objects.create(edition=edition, host=HOST, is_secure=False)
    sections = [
        Section.objects.create(edition=edition, name=name, slug=name.replace(" ", "-"), order=order)
        for order, name in enumerate(_SECTIONS)
    ]
    return Newspaper(
        edition=edition,
        sections=sections,
        domains=list(_SECTIONS.values()),
        topics=[_clean(Topic(name=name)) for name in _TOPICS],
        contributors=[_clean(Contributor(name=name, role="صحفي")) for name in _contributor_names()],
        pictures=[_make_picture(number) for number in range(pictures)],
    )


def find_newspaper() -> Newspaper | None:
    """The newspaper that was founded in this database before, or None."""
    edition = Edition.objects.filter(hosts__host=HOST).first()
    if edition is None:
        return None
    return Newspaper(
        edition=edition,
        sections=list(edition.sections.order_by("pk")),
        domains=list(_SECTIONS.values()),
        topics=list(Topic.objects.order_by("pk")),
        contributors=list(Contributor.objects.order_by("pk")),
        pictures=list(get_image_model().objects.order_by("pk")),
    )


def _contributor_names() -> list[str]:
    men = [f"{vocabulary.FIRST_NAMES[i]} {vocabulary.SURNAMES[i]}" for i in range(10)]
    women = [f"{first} {vocabulary.SURNAMES[10 + i]}" for i, first in enumerate(vocabulary.WOMEN_NAMES)]
    return men + women


def _clean(row: _Row) -> _Row:
    row.full_clean()
    row.save()
    return row


def _make_picture(number: int) -> object:
    """A gradient of a hue of its own, 1600 × 1000 pixels."""
    ramp = PillowImage.linear_gradient("L").resize(_PICTURE_SIZE)
    hue = PillowImage.new("L", _PICTURE_SIZE, number * 256 // PICTURES)
    drawn = PillowImage.merge("HSV", (hue, ramp, ramp.rotate(180))).convert("RGB")
    file = BytesIO()
    drawn.save(file, "JPEG", quality=80)
    picture = get_image_model()(
        title=f"منظر {number}",
        alt="تدرّج لوني من الفاتح إلى الداكن",
        caption=f"منظر مرسوم رقم {number}.",
        credit_line="القياس",
        file=ImageFile(file, name=f"bench-{number}.jpg"),
    )
    picture.save()
    return picture
