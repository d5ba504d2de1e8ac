"""The page of a story, its parts in their states, and every block of a body."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.design.samples import (
    CAPTION,
    HEADLINES,
    LONG,
    SHORT,
    USUAL,
    ago,
    make_picture,
    make_story,
    make_teasers,
)
from warraq.delivery.site.backgrounds import BackgroundShown
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.pages.article import Elsewhere, build_article, describe_story
from warraq.delivery.site.series import SeriesShown
from warraq.delivery.site.so_far import Step
from warraq.publishing.release.embeds import describe_embed
from warraq.publishing.release.models import PublishedStory

HEAD = "site/components/article_head.html"
LEAD_PICTURE = "site/components/lead_picture.html"
ALSO_READ = "site/components/also_read.html"
CORRECTIONS = "site/components/corrections.html"
BACKGROUND = "site/components/background.html"
SERIES = "site/components/series.html"
NEXT = "site/components/next_story.html"
PARAGRAPH = (
    "<p>وصلت السفينة قبل الفجر بساعة، فاصطفت الرافعات على الرصيف الجديد، وبدأ التفريغ قبل أن تنتهي الخطب. وقال مدير "
    "الميناء إن الرصيف يستقبل سفنًا بطول 400 متر، وإن العمل فيه لن يتوقف في عطلة الأسبوع.</p>"
)
TEXT = (
    f"{PARAGRAPH}<p>وفي <a href='/'>تقرير سابق</a> قدّرت شركة Maersk كلفة التوسعة بنحو 1,2 مليار درهم، أي ما يعادل 15% من "
    "موازنة المدينة.</p><ul><li>رصيف بطول 1600 متر.</li><li>أربع رافعات جديدة.</li></ul>"
    "<ol><li>التفريغ.</li><li>الفحص.</li><li>التسليم في 24-48 ساعة.</li></ol>"
)


def article_group(case: Case) -> Group:
    page = build_article(make_story(case, body=[{"html": TEXT}]), masthead=case.masthead, now=case.now)
    no_picture = make_story(case, headline=SHORT, kicker="", lead_picture=None, bylines=[], place="", source="")
    plain = make_picture("tall", caption="", credit="")
    teasers = make_teasers(case, HEADLINES[:6])
    moment = case.masthead.moments.tell(ago(case, hours=5))
    note = "ورد في نسخة سابقة أن طول الرصيف 1800 متر، والصحيح 1600 متر."
    shown = BackgroundShown(SafeString("التوسعة بدأت قبل ست سنوات، وتوقفت مرتين."), teasers[1:2], None)
    own = BackgroundShown(shown.text, teasers[1:4], ("الميناء الجديد", "/"))
    series = [SeriesShown(SafeString("مدن على الماء"), "/", before, teasers[2]) for before in (teasers[1], None)]
    steps = [
        Step(n, teaser.title, "/", case.masthead.moments.tell(ago(case, days=40 - 9 * n)))
        for n, teaser in enumerate(teasers[:4])
    ]
    next_teasers = [make_teasers(case, [USUAL])[0], make_teasers(case, [LONG], ratios=())[0]]
    old = [Elsewhere("خبر من موقع قديم", "https://old.example/1"), Elsewhere("خبر بلا عنوان معروف", "")]
    return Group(
        "article",
        _("The page of a story"),
        [
            case.main_of(_("A whole story"), "site/pages/article.html", page.html),
            _story(
                case, _("Long headline, without a standfirst"), HEAD, make_story(case, headline=LONG, standfirst="")
            ),
            _story(case, _("Short headline, without byline, place and kicker"), HEAD, no_picture),
            _story(case, _("Wide picture"), LEAD_PICTURE, make_story(case, lead_picture=make_picture("wide"))),
            _story(case, _("Tall picture without words"), LEAD_PICTURE, make_story(case, lead_picture=plain)),
            case.column(_("Offered by the editor"), ALSO_READ, teasers=teasers[:3]),
            case.column(_("Offered from an old site"), ALSO_READ, teasers=[teasers[0], *old]),
            case.column(_("Background of a topic"), BACKGROUND, background=shown),
            case.column(_("Background of a story alone, with all it may have"), BACKGROUND, background=own),
            case.column(_("Background without a story"), BACKGROUND, background=BackgroundShown(shown.text, [], None)),
            case.column(_("In a series"), SERIES, series=series[0]),
            case.column(_("The first of a series"), SERIES, series=series[1]),
            case.part(_("The story so far"), "site/components/so_far.html", steps=steps),
            case.column(_("One correction"), CORRECTIONS, corrections=[(note, moment)]),
            case.column(_("Two corrections"), CORRECTIONS, corrections=[(note, moment), ("سقط اسم الكاتبة.", moment)]),
            _story(case, _("Sharing"), "site/components/share.html", make_story(case)),
            case.part(_("The next story"), NEXT, next=next_teasers[0]),
            case.part(_("The next story, long and without a picture"), NEXT, next=next_teasers[1]),
        ],
    )


def body_group(case: Case) -> Group:
    pictures = [make_picture(ratio, caption=f"{CAPTION} ({n})") for n, ratio in enumerate(("usual", "tall", "wide"), 1)]
    gallery = _block(case, _("Gallery"), "gallery", value={"title": "الميناء في صور"}, pictures=pictures)
    return Group(
        "body",
        _("Blocks of a body"),
        [
            _block(case, _("Text with a link and lists"), "text", html=TEXT),
            _block(case, _("Subheading"), "subheading", value="ما الذي تغيّر في الميناء"),
            _block(case, _("Quotation"), "quote", value=_quote("مديرة الميناء")),
            _block(case, _("Quotation, speaker without a role"), "quote", value=_quote("")),
            _block(case, _("Words lifted out of the text"), "pull_quote", value={"quote": "العمل لا يتوقف في العطلة"}),
            _block(case, _("Box of facts"), "fact_box", value={"title": "الميناء في أرقام"}, html=TEXT),
            _block(case, _("Picture"), "picture", picture=make_picture()),
            _block(case, _("Tall picture"), "picture", picture=make_picture("tall")),
            gallery,
            case.page(
                _("The pictures of a story by themselves"),
                "site/pages/gallery.html",
                headline=USUAL,
                url="/",
                galleries=[SafeString(gallery.html)],
            ),
            _block(case, _("Table"), "table", value=_table(3)),
            _block(case, _("Table wider than the page"), "table", value=_table(9)),
            _block(case, _("Sound with its words"), "recording", **_recording(is_video=False, words=PARAGRAPH[3:-4])),
            _block(case, _("Video"), "recording", **_recording(is_video=True, words="")),
            _embed(case, _("Video of another site"), "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
            _embed(case, _("Link card to another site"), "https://www.instagram.com/p/C1a2b3c4d5e/"),
        ],
    )


def _story(case: Case, title: str, template: str, row: PublishedStory) -> Piece:
    """A part of a story's page, with all that is shown of it."""
    return case.column(title, template, **describe_story(row, masthead=case.masthead))


def _block(case: Case, title: str, kind: str, **context: Any) -> Piece:
    piece = case.body(title, f"stories/blocks/{kind}.html", index=1, **context)
    piece.html = fill_labels(piece.html)
    return piece


def _embed(case: Case, title: str, address: str) -> Piece:
    return _block(case, title, "embed", embed=describe_embed(address), value={"caption": "مقطع من الافتتاح"})


def _quote(role: str) -> dict[str, str]:
    return {"quote": "لم نوسّع الميناء للسفن وحدها، بل للمدينة التي تعيش منه", "speaker": "نادية التازي", "role": role}


def _table(columns: int) -> dict[str, Any]:
    text, number = {"name": "text"}, {"name": "number"}
    rows = [
        [{"value": name, "block": text}, *({"value": f"{1200 + 37 * n}", "block": number} for n in range(columns - 1))]
        for name in ("طنجة", "الدار البيضاء", "أكادير")
    ]
    headings = [{"heading": "الميناء"}, *({"heading": str(2018 + n)} for n in range(columns - 1))]
    return {"caption": "الحاويات بالآلاف في السنة", "table": {"columns": headings, "rows": rows}}


def _recording(*, is_video: bool, words: str) -> dict[str, Any]:
    recording = {"url": "/media/none", "is_video": is_video, "type": "video/mp4" if is_video else "audio/mpeg"}
    return {"recording": recording, "value": {"caption": "حديث مع مديرة الميناء", "transcript": words}}
