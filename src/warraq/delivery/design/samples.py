"""Stories, pictures and people for the pieces: rows that are never saved, in the shapes that a release writes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.templatetags.static import static

from warraq.delivery.design.pieces import Case
from warraq.delivery.site.teasers import Teaser, build_teasers
from warraq.masthead.models import Section
from warraq.publishing.release.models import PublishedContributor, PublishedStory

SHORT = "الرباط تستقبل القمة"
USUAL = "الميناء يستقبل أول سفينة بعد ستة أشهر من التوسعة"
LONG = (
    "وزير النقل يعلن خطة من عشر سنوات لربط سبع مدن داخلية بخط سكة سريع، والمعارضة تسأل عن كلفته «قبل أن تسأل عن مواعيده»"
    " وعن نصيب القرى التي لا يمر بها"
)
HEADLINES = (
    USUAL,
    "مزارعو الوادي يجنون الزيتون قبل موعده بشهر",
    "متحف المدينة يفتح قاعة للخط العربي",
    "فريق الناشئين يفوز 3-1 ويبلغ النهائي",
    "دراسة: نصف الشواطئ يضيق كل عام",
    "المصرف المركزي يبقي سعر الفائدة عند 2.5%",
    "شركة Renault توسّع مصنعها قرب طنجة",
    "قراءة في رواية عن مدينة بلا بحر",
    "عيادة متنقلة تزور أربعين قرية في الشتاء",
)
STANDFIRST = "التوسعة كلّفت أكثر مما كان مقدّرًا، والمدينة تنتظر منها أربعة آلاف وظيفة وطريقًا لا يمر بوسطها."
CAPTION = "الميناء عند الفجر قبل وصول السفينة."
# Width and height of the drawings in static/design.
RATIOS = {"wide": (1200, 400), "usual": (1200, 800), "square": (1000, 1000), "tall": (800, 1200)}
_FIRST_ID = 9_000_000_000  # of no story: they are kept by the month and the second


def make_picture(ratio: str = "usual", *, caption: str = CAPTION, credit: str = "رسم: ورّاق") -> dict[str, Any]:
    """The facts of a picture, as `ensure_renditions` gives them, with one file for all sizes."""
    width, height = RATIOS[ratio]
    address = static(f"design/{ratio}.svg")
    file = {"url": address, "width": width, "height": height}
    return {
        "id": 0,
        "alt": "سفينة شراعية تدخل الميناء عند الفجر",
        "caption": caption,
        "credit": credit,
        "src": address,
        "width": width,
        "height": height,
        "colour": "#204060",
        "sources": [],
        "jpegs": [file],
        "card": {"src": address, "width": width, "height": height, "sources": []},
        "crops": {},
        "social": file,
    }


def make_sections(case: Case) -> list[Section]:
    """The edition's main sections, and some of no edition where it has too few."""
    own = case.masthead.main_sections[:4]
    names = {"سياسة", "اقتصاد", "ثقافة", "رياضة"} - {section.name for section in own}
    more = [Section(pk=-n, name=name, slug=name) for n, name in enumerate(sorted(names), start=1)]
    return [*own, *more][:4]


def make_teasers(
    case: Case,
    headlines: Iterable[str] = HEADLINES[:4],
    *,
    ratios: Iterable[str] = ("usual", "square", "wide", "tall"),
    kicker: str = "",
    standfirst: str = STANDFIRST,
    first: int = 0,
) -> list[Teaser]:
    """A teaser for each headline, newest first, with a picture of each ratio in turn; without one where it is empty.

    `first` keeps stories of several lists apart.
    """
    sections, shapes = make_sections(case), list(ratios)
    cards = []
    for n, headline in enumerate(headlines):
        section, shape = sections[n % len(sections)], shapes[n % len(shapes)] if shapes else ""
        picture = make_picture(shape) if shape else None
        moment = (case.now - timedelta(minutes=25 + 190 * n)).isoformat()
        cards.append(
            {
                "id": _FIRST_ID + first + n,
                "path": "/",
                "headline": headline,
                "kicker": kicker,
                "standfirst": standfirst,
                "section": {"id": section.pk, "name": section.name, "slug": section.slug, "path": "/"},
                "released_at": moment,
                "updated_at": moment,
                "picture": picture and {"alt": picture["alt"], "card": picture["card"], "colour": picture["colour"]},
            }
        )
    return build_teasers(cards, masthead=case.masthead)


def make_story(case: Case, **values: Any) -> PublishedStory:
    """A story of the edition with all that stands over and under a text; `values` replace."""
    section = make_sections(case)[0]
    released = case.now - timedelta(hours=26)
    facts: dict[str, Any] = {
        "headline": USUAL,
        "kicker": "ميناء المتوسط",
        "standfirst": STANDFIRST,
        "place": "طنجة",
        "source": "وكالات",
        "trail": [{"id": section.pk, "name": section.name, "path": "/"}],
        "bylines": [
            {"id": 1, "name": "سلمى بنعيسى", "path": "/", "role": "مراسلة في طنجة", "with": False},
            {"id": 2, "name": "يونس العلمي", "path": "", "role": "", "with": False},
            {"id": 3, "name": "Claire Dubois", "path": "", "role": "", "with": True},
        ],
        "lead_picture": make_picture(),
        "topics": [
            {"id": n, "name": name, "path": "/"} for n, name in enumerate(("موانئ", "البحر المتوسط", "طنجة"), 1)
        ],
        "words": 640,
        "first_released_at": released,
        "updated_at": released + timedelta(hours=3),
        "recorded_at": case.now,
    }
    return PublishedStory(
        story_id=_FIRST_ID,
        edition=case.masthead.edition,
        home_edition=case.masthead.edition,
        section_id=section.pk,
        code="0000000",
        path="/",
        home_path="/",
        **{**facts, **values},
    )


def make_person(**values: Any) -> PublishedContributor:
    facts: dict[str, Any] = {
        "name": "سلمى بنعيسى",
        "role": "مراسلة في طنجة",
        "place": "طنجة",
        "bio": "تكتب عن المدن والموانئ منذ عشر سنوات، وعن الناس الذين يعيشون بينها.",
        "email": "salma@example.com",
        "picture": make_picture("square"),
    }
    return PublishedContributor(slug="salma", contributor_id=1, **{**facts, **values})


def ago(case: Case, **span: float) -> datetime:
    return case.now - timedelta(**span)
