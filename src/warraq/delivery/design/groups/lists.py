"""Pages that are lists: sections, topics, contributors, the latest, the archive, corrections."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warraq.delivery.design.groups.article import TEXT
from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.design.samples import HEADLINES, LONG, ago, make_person, make_picture, make_sections, make_teasers
from warraq.delivery.site.archive_days import weekday_names
from warraq.delivery.site.days import group_by_day
from warraq.delivery.site.pages.corrections import CorrectionShown
from warraq.delivery.site.pictures import build_files
from warraq.publishing.release.models import PublishedTopic

ARCHIVE = "site/pages/archive.html"
LATEST = "site/pages/latest.html"
CORRECTIONS = "site/pages/corrections.html"
CONTRIBUTOR = "site/pages/contributor.html"
PAGING = "site/components/older.html"


def lists_group(case: Case) -> Group:
    teasers = make_teasers(case, HEADLINES[:4])
    section, *parts = make_sections(case)
    trail = [{"name": section.name, "url": "/"}]
    topic = PublishedTopic(name="البحر المتوسط", slug="x", description="كل ما نُشر عن البحر وموانئه والعبور فيه.")
    return Group(
        "lists",
        _("Lists"),
        [
            case.part(
                _("Head of a section with parts"),
                "site/components/section_head.html",
                section=section,
                parts=[(part, "/") for part in parts],
            ),
            case.part(_("Head of a part"), "site/components/section_head.html", section=section, trail=trail),
            case.page(_("Older stories of a section"), "site/pages/older.html", section=section, older_teasers=teasers),
            case.page(_("Topic"), "site/pages/topic.html", topic=topic, teasers=teasers, older="1"),
            case.page(_("Topic with one story"), "site/pages/topic.html", topic=topic, teasers=teasers[:1]),
            _contributor(case, _("Contributor"), teasers[:2]),
            _contributor(
                case, _("Contributor without a portrait and a word"), teasers[:1], picture=None, bio="", role=""
            ),
            _latest(case, _("The latest"), HEADLINES),
            _latest(case, _("The latest, with one long headline"), [LONG]),
            _latest(case, _("The latest, before the first story"), []),
            *_archive(case),
            case.page(_("Corrections"), CORRECTIONS, heading=_("Corrections"), corrections=_corrections(case)),
            case.page(_("No corrections"), CORRECTIONS, heading=_("Corrections"), corrections=[]),
            case.page(
                _("A page that stands for years"),
                "site/pages/standing.html",
                title_of_page="من نحن",
                html=SafeString(f"<h2>كيف نعمل</h2>{TEXT}<h3>لماذا</h3>{TEXT}"),
                updated=case.masthead.moments.tell(ago(case, days=90)),
            ),
            case.part(_("First page of several"), PAGING, url="/", older="1"),
            case.part(_("A page between"), PAGING, url="/", older="1", newest=True),
            case.part(_("Last page"), PAGING, url="/", newest=True),
        ],
    )


def _contributor(case: Case, title: str, teasers: Any, **values: Any) -> Piece:
    person = make_person(**values)
    portrait = build_files(make_picture("square")["card"]) if person.picture else None
    return case.page(title, CONTRIBUTOR, person=person, name=person.name, portrait=portrait, teasers=teasers)


def _latest(case: Case, title: str, headlines: Any) -> Piece:
    days = group_by_day(make_teasers(case, headlines), masthead=case.masthead)
    return case.page(title, LATEST, heading=_("Latest news"), days=days, archive_url="/archive/")


def _archive(case: Case) -> list[Piece]:
    moments = case.masthead.moments
    months = [(moments.month_name(month), "/" if month % 4 else "") for month in range(1, 13)]
    days = [(moments.number(day), "/" if day % 3 else "") for day in range(1, 29)]
    weeks = [days[start : start + 7] for start in range(0, 28, 7)]
    names = weekday_names(case.masthead.edition)
    years = [(moments.number(year), "/") for year in (2026, 2025, 2024)]
    return [
        case.page(_("Archive: years"), ARCHIVE, heading=_("Archive"), years=years),
        case.page(_("Archive: months of a year"), ARCHIVE, heading=moments.number(2026), months=months),
        case.page(_("Archive: days of a month"), ARCHIVE, heading=moments.month_name(8), weeks=weeks, weekdays=names),
        case.page(
            _("Archive: a day"),
            ARCHIVE,
            heading=moments.full_date(case.now),
            teasers=make_teasers(case),
            earlier="/",
            later="/",
        ),
    ]


def _corrections(case: Case) -> list[CorrectionShown]:
    notes = ("ورد أن طول الرصيف 1800 متر، والصحيح 1600 متر.", "سقط اسم الكاتبة من النسخة الأولى.")
    return [
        CorrectionShown(SafeString(note), case.masthead.moments.tell(ago(case, days=n)), SafeString(HEADLINES[n]), "/")
        for n, note in enumerate(notes)
    ]
