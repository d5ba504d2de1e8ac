"""What was mended or decided while a page was read, told to the editor in three languages."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Repair:
    """One note about one page. `detail` is data from the page (an encoding, a line left out), in no language."""

    code: str
    ar: str
    en: str
    fr: str
    detail: str = ""


_MESSAGES: Final[dict[str, tuple[str, str, str]]] = {
    "encoding_undeclared": (
        "لم تذكر الصفحة ترميزها، فقُرئت بترميز {detail}.",
        "The page did not declare its encoding; it was read as {detail}.",
        "La page ne déclarait pas son encodage ; elle a été lue en {detail}.",
    ),
    "encoding_misdeclared": (
        "الترميز المذكور في الصفحة غير صحيح، فقُرئت بترميز {detail}.",
        "The page declared the wrong encoding; it was read as {detail}.",
        "La page déclarait un mauvais encodage ; elle a été lue en {detail}.",
    ),
    "mixed_encoding": (
        "في الملف أسطر بترميز آخر، أُصلح منها {detail}.",
        "Lines in another encoding were repaired: {detail}.",
        "Lignes dans un autre encodage réparées : {detail}.",
    ),
    "broken_bytes": (
        "في الملف محارف تالفة لا يمكن استعادتها، عددها {detail}، وموضعها ‹�›.",
        "Characters that cannot be restored, shown as ‹�›: {detail}.",
        "Caractères irrécupérables, remplacés par ‹�› : {detail}.",
    ),
    "double_utf8": (
        "كان النص مرمّزًا مرتين (UTF-8 قُرئ بترميز {detail}) فأُعيد إلى أصله.",
        "The text had been encoded twice (UTF-8 read as {detail}) and was restored.",
        "Le texte avait été encodé deux fois (UTF-8 lu en {detail}) et a été rétabli.",
    ),
    "entities": (
        "حُوّلت رموز HTML المكتوبة في النص إلى حروفها: {detail}.",
        "HTML entities written out in the text were turned into letters: {detail}.",
        "Entités HTML écrites dans le texte converties en lettres : {detail}.",
    ),
    "presentation_forms": (
        "كان النص كله بأشكال الحروف القديمة فحُوّل إلى الحروف العادية.",
        "The whole text was in Arabic presentation forms and was turned into ordinary letters.",
        "Tout le texte était en formes de présentation arabes ; il a été converti en lettres ordinaires.",
    ),
    "controls_removed": (
        "حُذفت محارف تحكم خفية، عددها {detail}.",
        "Hidden control characters were removed: {detail}.",
        "Caractères de contrôle cachés supprimés : {detail}.",
    ),
    "working_headline": (
        "لا عنوان في الصفحة، فوُضع عنوان مؤقت من المقدمة.",
        "The page has no headline; a working one was made from the lead.",
        "La page n’a pas de titre ; un titre provisoire a été tiré du chapeau.",
    ),
    "dateline_split": (
        "فُصل سطر المكان والمصدر عن الفقرة الأولى: {detail}",
        "The dateline was taken out of the first paragraph: {detail}",
        "La mention du lieu et de la source a été séparée du premier paragraphe : {detail}",
    ),
    "date_incomplete": (
        "التاريخ ناقص فلم يُعتمد: {detail}",
        "The date is incomplete and was not used: {detail}",
        "La date est incomplète et n’a pas été retenue : {detail}",
    ),
    "date_refused": (
        "التاريخ غير معقول فلم يُعتمد: {detail}",
        "The date is not plausible and was not used: {detail}",
        "La date n’est pas plausible et n’a pas été retenue : {detail}",
    ),
    "zone_assumed": (
        "لا منطقة زمنية في التاريخ، فقُرئ بتوقيت {detail}.",
        "The date has no time zone; it was read in {detail}.",
        "La date n’a pas de fuseau horaire ; elle a été lue en {detail}.",
    ),
    "repeats_dropped": (
        "حُذفت أسطر مكررة داخل الصفحة، عددها {detail}.",
        "Lines repeated within the page were dropped: {detail}.",
        "Lignes répétées dans la page supprimées : {detail}.",
    ),
    "site_lines_dropped": (
        "حُذفت أسطر تتكرر في صفحات الموقع: {detail}",
        "Lines repeated across the site's pages were dropped: {detail}",
        "Lignes répétées d’une page à l’autre du site supprimées : {detail}",
    ),
    "box_dropped": (
        "حُذفت قائمة عناوين رُجّح أنها ليست من الخبر: {detail}",
        "A list of headlines judged not to be of the story was dropped: {detail}",
        "Une liste de titres jugée étrangère à l’article a été supprimée : {detail}",
    ),
    "links_refused": (
        "حُذفت روابط غير آمنة أو ناقصة وبقي نصها، عددها {detail}.",
        "Unsafe or incomplete links were removed and their text kept: {detail}.",
        "Liens dangereux ou incomplets supprimés, leur texte conservé : {detail}.",
    ),
    "shortcodes": (
        "حُوّلت رموز ووردبريس المختصرة أو حُذفت، عددها {detail}.",
        "WordPress shortcodes were converted or removed: {detail}.",
        "Codes courts WordPress convertis ou supprimés : {detail}.",
    ),
    "body_from_metadata": (
        "أُخذ متن الخبر من بيانات الصفحة المضمّنة لأنه أكمل.",
        "The body was taken from the page's embedded data, which is more complete.",
        "Le corps a été repris des données intégrées à la page, plus complètes.",
    ),
    "read_as_plain_text": (
        "بنية الصفحة شديدة التعقيد، فقُرئ نصها وحده.",
        "The page's markup is too deep or too large; only its text was read.",
        "La structure de la page est trop profonde ou trop lourde ; seul son texte a été lu.",
    ),
}


def repair(code: str, detail: object = "") -> Repair:
    """The note of that code. Raises KeyError for a code without messages."""
    ar, en, fr = (message.replace("{detail}", str(detail)) for message in _MESSAGES[code])
    return Repair(code, ar, en, fr, str(detail))
