"""A small old site, saved to a folder."""

from pathlib import Path

FIRST = "ميناء طنجة يستقبل أول سفينة تعمل بالغاز"
SECOND = "عمال الميناء يختمون أسبوعًا من التدريب"
PARAGRAPHS = (
    "رست في ميناء طنجة، صباح الاثنين، أول سفينة حاويات تعمل بالغاز المسال بعد رحلة دامت تسعة أيام.",
    "وقال مدير الميناء إن الرصيف الجديد جُهز بمحطة للتزود بالوقود تكفي أربع سفن في اليوم الواحد.",
)
EMPTY_SITE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{headline}</title>
<meta property="og:title" content="{headline}"><link rel="canonical" href="https://old.example.com/{name}">
<meta property="article:published_time" content="{released}"></head><body>
<nav class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/e">{section}</a></nav>
<article><h1>{headline}</h1>{picture}{body}
<h4>قد يهمك أيضا</h4><ul><li><a href="https://old.example.com/{pick_name}">{pick}</a></li></ul></article></body></html>"""


def save_page(
    folder: Path,
    name: str,
    headline: str,
    *,
    pick: tuple[str, str] = ("خبر لم يُحفظ من الموقع القديم كله", "gone"),
    section: str = "اقتصاد",
    released: str = "2020-07-02T09:00:00+00:00",
    picture: str = "",
) -> Path:
    """Write one page; `pick` is the headline and the name of the story it offers."""
    body = "".join(f"<p>{paragraph} ({headline}).</p>" for paragraph in PARAGRAPHS)
    path = folder / f"{name}.html"
    path.write_text(
        EMPTY_SITE.format(
            headline=headline,
            name=name,
            released=released,
            section=section,
            picture=picture,
            body=body,
            pick=pick[0],
            pick_name=pick[1],
        ),
        encoding="utf-8",
    )
    return path
