"""What was decided while a page became a story, told to the editor in the same three languages as the parser's notes."""

from typing import Final

from django.utils.translation import override

from warraq.ingest.pages.repairs import Repair
from warraq.newsroom.pictures.messages import explain
from warraq.newsroom.pictures.refusals import PictureRefused

#: An editor wants the words that were cut, not a whole page of them.
_LONGEST_DETAIL: Final = 1000
_FIELDS: Final[dict[str, tuple[str, str, str]]] = {
    "headline": ("العنوان", "headline", "titre"),
    "kicker": ("العنوان التمهيدي", "kicker", "surtitre"),
    "standfirst": ("المقدمة", "standfirst", "chapeau"),
    "place": ("مكان الخبر", "place", "lieu"),
    "source": ("المصدر", "source", "source"),
    "caption": ("تعليق الصورة", "caption", "légende"),
    "credit": ("حقوق الصورة", "picture credit", "crédit photo"),
    "byline": ("اسم الكاتب", "byline", "signature"),
    "topic": ("الموضوع", "topic", "sujet"),
    "pick": ("عنوان في «قد يهمك أيضًا»", "headline of a pick", "titre d’un article conseillé"),
}
_CUT: Final = (
    "جرى اختصار «{field}» لضيق مكانه، والنص الكامل: {detail}",
    "Too long for its field, so it was cut ({field}); in full: {detail}",
    "Trop long pour son champ, donc raccourci ({field}) ; en entier : {detail}",
)
_MADE_OF_FIELDS: Final = {
    f"{name}_cut": tuple(message.replace("{field}", field) for message, field in zip(_CUT, fields, strict=True))
    for name, fields in _FIELDS.items()
}
MESSAGES: Final[dict[str, tuple[str, ...]]] = {
    **_MADE_OF_FIELDS,
    "subheading_as_text": (
        "عنوان فرعي طويل صار فقرة بخط عريض: {detail}",
        "A long sub-heading became a paragraph in bold: {detail}",
        "Un long intertitre est devenu un paragraphe en gras : {detail}",
    ),
    "quote_as_text": (
        "اقتباس طويل صار فقرة بين قوسين: {detail}",
        "A long quote became a paragraph in quotation marks: {detail}",
        "Une longue citation est devenue un paragraphe entre guillemets : {detail}",
    ),
    "table_caption_given": (
        "جدول بلا تعليق أُعطي ما فوقه: {detail}",
        "A table without a caption got the words above it: {detail}",
        "Un tableau sans légende a reçu les mots qui le précèdent : {detail}",
    ),
    "picks_moved": (
        "عناوين كانت داخل المتن ولم ترد أخبارها هنا، نُقلت إلى «قد يهمك أيضًا»: {detail}",
        "Headlines offered inside the body whose stories are not here were moved to its end: {detail}",
        "Titres proposés dans le corps dont les articles ne sont pas ici, déplacés à la fin : {detail}",
    ),
    "picture_refused": (
        "لم تؤخذ الصورة {detail}: {reason}",
        "The picture {detail} was not taken: {reason}",
        "L’image {detail} n’a pas été prise : {reason}",
    ),
    "picture_unopened": (
        "تعذّر فتح ملف الصورة {detail}.",
        "The picture's file could not be opened: {detail}",
        "Le fichier de l’image n’a pas pu être ouvert : {detail}",
    ),
    "picture_expired": (
        "انتهى حقنا في الصورة {detail} فلم توضع.",
        "Our right to use this picture has expired, so it was left out: {detail}",
        "Notre droit sur cette image a expiré ; elle a été omise : {detail}",
    ),
    "picture_not_fetched": (
        "صورة لا يُعرف إلا عنوانها ولا ملف لها بجانب الصفحة، ولا تُجلب الصور من الشبكة: {detail}",
        "A picture of which only the address is known; pictures are never fetched: {detail}",
        "Image dont seule l’adresse est connue ; les images ne sont jamais téléchargées : {detail}",
    ),
    "alt_from_caption": (
        "لا نص بديل للصورة، فوُضع تعليقها مكانه مؤقتًا؛ صفوا ما يظهر فيها: {detail}",
        "The picture had no alternative text, so its caption stands in; describe what it shows: {detail}",
        "L’image n’avait pas de texte alternatif ; sa légende le remplace, décrivez ce qu’elle montre : {detail}",
    ),
    "alt_made": (
        "لا نص بديل للصورة ولا تعليق، فوُضع عنوان الخبر مكانه مؤقتًا؛ صفوا ما يظهر فيها: {detail}",
        "The picture had neither alternative text nor caption, so the headline stands in; describe what it shows: {detail}",
        "L’image n’avait ni texte alternatif ni légende ; le titre les remplace, décrivez ce qu’elle montre : {detail}",
    ),
    "address_refused": (
        "عنوان إلكتروني لا يصلح فلم يُحفظ: {detail}",
        "An address that will not do was not kept: {detail}",
        "Une adresse inutilisable n’a pas été conservée : {detail}",
    ),
    "no_date": (
        "لا تاريخ كاملًا في الصفحة؛ إذا نُشر الخبر حُسب تاريخه من وقت نشره هنا.",
        "The page has no full date; when the story is released, its time is that of its release here.",
        "La page n’a pas de date complète ; une fois publié, l’article porte l’heure de sa publication ici.",
    ),
    "section_given": (
        "القسم اختاره من استورد الصفحة، وكان في الصفحة: {detail}",
        "The section was given by whoever imported the page, which said: {detail}",
        "La rubrique a été donnée à l’import ; la page disait : {detail}",
    ),
    "section_assumed": (
        "لا قسم في الصفحة، فوُضع الخبر في «{detail}».",
        "The page names no section; the story was put into “{detail}”.",
        "La page ne nomme aucune rubrique ; l’article a été mis dans « {detail} ».",
    ),
}
_LANGUAGES: Final = ("ar", "en", "fr")


def note(code: str, detail: str = "") -> Repair:
    """The note of that code. Raises KeyError for a code without messages."""
    shown = detail[:_LONGEST_DETAIL]
    ar, en, fr = (message.replace("{detail}", shown or "—") for message in MESSAGES[code])
    return Repair(code, ar, en, fr, shown)


def refusal_note(refusal: PictureRefused, *, name: str) -> Repair:
    """Why a picture's file was not taken, in each language."""
    reasons = []
    for language in _LANGUAGES:
        with override(language):
            reasons.append(explain(refusal))
    messages = zip(MESSAGES["picture_refused"], reasons, strict=True)
    ar, en, fr = (message.replace("{detail}", name).replace("{reason}", reason) for message, reason in messages)
    return Repair("picture_refused", ar, en, fr, name)


def in_language(notes: list[Repair], language: str) -> str:
    """The notes as lines for an editor, in the language (BCP 47) of the edition, or in Arabic."""
    primary = language.split("-")[0].lower()
    return "\n".join(getattr(one, primary if primary in _LANGUAGES else "ar") for one in notes)
