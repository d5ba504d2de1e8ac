"""The standing words of news sites: labels over lists, control labels, footers. Compared folded, so any spelling fits.

find_label("قد يهمّك أيضا:") == Label(LabelKind.PICKS, "")
find_label("اقرأ أيضًا: عنوان خبر") == Label(LabelKind.PICKS, "عنوان خبر")
"""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from warraq.arabic.normalise import normalise
from warraq.ingest.pages.known_names import looks_like_person


class LabelKind(StrEnum):
    """What follows a label."""

    PICKS = "picks"  # chosen by the editor for this story
    RELATED = "related"  # a list the site made; the story may go on after it
    END = "end"  # lists and forms after which no story goes on
    TOPICS = "topics"
    SOURCE = "source"


class Label(NamedTuple):
    """A label and what stood on the same line after it."""

    kind: LabelKind
    rest: str


_LABELS: Final = {
    LabelKind.PICKS: """قد يهمك|قد يهمك أيضا|قد يهمكم|قد يهمكم أيضا|قد يعجبك|قد يعجبك أيضا|ربما يهمك|ربما يهمك أيضا|وقد يهمك أيضا
        اقرأ أيضا|إقرأ أيضا|اقرئي أيضا|اقرأوا أيضا|اقرأ كذلك|اقرأ المزيد|طالع أيضا|طالع أيضاً|شاهد أيضا|يمكنك أن تقرأ أيضا|يمكنك قراءة
        اقرأ في هذا الموضوع|للمزيد اقرأ|انظر أيضا|قد يهمك قراءة|You may also like|Read also|Also read|See also|Read more|A lire aussi
        À lire aussi|Lire aussi|Voir aussi""",
    LabelKind.RELATED: """أخبار ذات صلة|اخبار ذات صلة|ذات صلة|مواضيع ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|مواد ذات صلة|الأخبار ذات الصلة
        أخبار متعلقة|أخبار مرتبطة|مواضيع متعلقة|مواضيع مشابهة|مقالات مشابهة|أخبار مشابهة|موضوعات متعلقة|في الموضوع نفسه|من نفس القسم
        المزيد من هذا القسم|المزيد حول هذه القصة|المزيد من الأخبار|المزيد|Related|Related news|Related articles|Related stories|Sur le même sujet
        Articles similaires|Articles liés""",
    LabelKind.END: """آخر الأخبار|اخر الاخبار|أحدث الأخبار|آخر المستجدات|أهم الأخبار|أبرز الأخبار|آخر المقالات|أحدث المقالات|الأخبار العاجلة
        الأكثر قراءة|الاكثر قراءة|الأخبار الأكثر قراءة|الأكثر مشاهدة|الأكثر تعليقا|الأكثر تداولا|الأكثر شعبية|المقالات الأكثر قراءة
        الأعلى مشاهدة|مقالات الرأي|كتاب وآراء|التعليقات|تعليقات|تعليقات القراء|أضف تعليقا|أضف تعليق|أضف تعليقك|اترك تعليقا|اترك تعليقك
        اترك ردا|اترك رد|لا توجد تعليقات|تعليقات الزوار|شارك برأيك|النشرة البريدية|اشترك في النشرة البريدية|الأقسام|أقسام الموقع|روابط سريعة
        Latest news|Latest|Most read|Most viewed|Trending|Popular|Comments|Leave a comment|Leave a reply|Newsletter|Dernières nouvelles
        Les plus lus|Commentaires|Laisser un commentaire""",
    LabelKind.TOPICS: """الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|كلمات دالة|الكلمات الدالة|وسوم|الوسوم|الوسم|العلامات
        Tags|Mots clés|Mots-clés|Keywords""",
    LabelKind.SOURCE: "المصدر|مصدر الخبر|المصدر الأصلي|نقلا عن|Source",
}


def fold_line(text: str) -> str:
    """The form in which lines of one page, or of one site, are compared: folded words, no signs."""
    return " ".join(re.sub(r"[^\w ]+", " ", normalise(text)).split())


_KINDS: Final = {fold_line(label): kind for kind, labels in _LABELS.items() for label in re.split(r"[|\n]", labels)}
_LONGEST: Final = max(map(len, _KINDS)) + 12
#: A label, the sign that ends it, and a headline on the same line.
_INLINE: Final = re.compile(r"^(?P<label>[^:؛|»]{2,60}?)\s*[:؛|»]+\s*(?P<rest>\S.*)$")
#: These may have their list on the same line. The others then are sentences («المزيد: …»).
_MAY_BE_INLINE: Final = frozenset({LabelKind.PICKS, LabelKind.TOPICS, LabelKind.SOURCE})


def find_label(line: str) -> Label | None:
    """The label `line` is, or begins with."""
    if len(line) <= _LONGEST and (kind := _KINDS.get(fold_line(line))):
        # «المصدر» without a name tells nothing, but it is no part of a story either.
        return Label(kind, "")
    found = _INLINE.match(line[:400])
    if found and (kind := _KINDS.get(fold_line(found["label"]))) in _MAY_BE_INLINE and kind:
        return Label(kind, line[found.start("rest") :].strip())
    return None


_CONTROLS: Final = frozenset(
    fold_line(label)
    for label in re.split(
        r"[|\n]",
        """TT|Exit mobile version|Skip to content|Skip to main content|Toggle navigation|Menu|Search|Share|Tweet|Print|Email|Facebook|Twitter
        WhatsApp|Telegram|LinkedIn|Pinterest|Messenger|Copy link|Copied|Advertisement|Share on Facebook|Share on Twitter|Share on X
        Share on WhatsApp|Click to share|Loading|Listen|Close|Follow us|Subscribe|Sign in|Log in|Partager|Imprimer|Publicité|Fermer
        شارك|شاركها|مشاركة|شارك الخبر|شارك المقال|شارك هذا الموضوع|شارك هذا الخبر|مشاركة الخبر|شاركنا|انشر|غرد|طباعة|اطبع|أرسل|إرسال|نسخ الرابط|تم النسخ
        فيسبوك|تويتر|واتساب|واتس اب|تيليغرام|تلغرام|تيلجرام|لينكد إن|لينكدإن|بنترست|ماسنجر|البريد الإلكتروني|انستغرام|يوتيوب|إكس|منصة إكس
        إعلان|اعلان|إعلانات|مساحة إعلانية|استمع|استمع للخبر|استمع إلى المقال|حجم الخط|تكبير الخط|تصغير الخط|القائمة|بحث|ابحث|البحث|إغلاق|تابعنا|تابعونا
        تسجيل الدخول|تخطى إلى المحتوى|تجاوز إلى المحتوى الرئيسي|الانتقال إلى المحتوى|تحميل المزيد|عرض المزيد|اضغط هنا|حفظ|احفظ|أ أ|A A|اشترك|اشترك الآن""",
    )
)
_CONTROL_SHAPE: Final = re.compile(
    r"(?:[aA]\s*[-+]\s*){1,3}|\d{1,7}\s*(?:مشاهدة|مشاهدات|قراءة|تعليق|تعليقات|مشاركة|shares?|views?|comments?|دقائق قراءة|دقيقة قراءة)"
    r"|منذ .{1,30}|قبل \S+ (?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام)|[\W_]+|\d+"
)
_FOOTER: Final = re.compile(
    r"(?:جميع |كافه |كل )?(?:الحقوق|حقوق النشر) محفوظه|copyright|all rights reserved|tous droits|سياسه الخصوصيه|شروط الاستخدام"
    r"|ملفات تعريف الارتباط|cookies|تابعونا علي|تابعنا علي|تابعوا .{1,30} علي|حمل التطبيق|حمل تطبيق|اشترك في قناتنا|انضم الي قناتنا|المنشور .{1,120} ظهر اولا علي"
    r"|the post .{1,200} appeared first on"
)
_SITE_ICON: Final = re.compile(r"^Site icon\s+(?P<name>\S.{0,80})$", re.IGNORECASE)


def is_control(line: str) -> bool:
    """A button's or menu's text, a counter, a footer: never part of a story."""
    if len(line) <= 60 and (fold_line(line) in _CONTROLS or _CONTROL_SHAPE.fullmatch(line)):
        return True
    return len(line) <= 300 and len(line.split()) <= 25 and _FOOTER.search(normalise(line)) is not None


def find_site_icon(line: str) -> str | None:
    """The site's name when `line` is the alternative text of its icon («Site icon جريدة …»)."""
    found = _SITE_ICON.match(line)
    return found["name"].strip() if found else None


_BYLINE: Final = re.compile(
    r"^(?:بقلم|كتبت|كتب|كتبه|إعداد|اعداد|أعده|أعدته|تقرير|بواسطة|تحرير|حوار|حاوره|حاورته|ترجمة|الكاتب|الكاتبة|By|Par|Written by)"
    r"(?:\s*[:：/–-]\s*|\s+(?=\S))(?P<names>.{2,100})$",
    re.IGNORECASE,
)
_BETWEEN_NAMES: Final = re.compile(r"\s*[,،/؛&|]\s*|\s+[-–]\s+|\s+(?:and|et|و)\s+")


def find_bylines(line: str) -> list[str]:
    """The names in a credit line («بقلم: فلان»), or nothing. A sentence that begins with such a word is not one."""
    found = _BYLINE.match(line)
    if not found or len(line.split()) > 10 or line.rstrip().endswith((".", "؟", "!")):
        return []
    # Without a colon, «كتب الوزير …» is a headline: only a known first name makes it a credit.
    from_word = line[: found.start("names")].rstrip()
    names = [name.strip(" .") for name in _BETWEEN_NAMES.split(found["names"]) if name.strip(" .")]
    if from_word[-1:] not in ":：/–-" and not all(map(_may_be_name, names)):
        return []
    return names


def _may_be_name(name: str) -> bool:
    return looks_like_person(name) or bool(re.fullmatch(r"(?:[A-ZÀ-Ý][\w'’.-]*\s?){2,4}", name))


_VIEW_ON: Final = re.compile(
    r"^(?:View(?: original)? on|Read(?: more)? on|Continue reading on|Voir sur|Lire(?: la suite)? sur|اقر[أا] (?:الخبر |المقال |المزيد )?(?:على|في)|إقر[أا] على"
    r"|شاهد على|عرض على|تابع القراءة على|المصدر|مصدر الخبر|رابط الخبر|الرابط الأصلي|Source)\s*[:：]?\s*"
    r"(?P<where>https?://\S{4,2000}|(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24})[/.]?$",
    re.IGNORECASE,
)


def find_view_on(line: str) -> str | None:
    """The host or address of the page's home edition («View on example.com», «اقرأ على …»)."""
    found = _VIEW_ON.match(line) if len(line) <= 2100 else None
    return found["where"] if found else None
