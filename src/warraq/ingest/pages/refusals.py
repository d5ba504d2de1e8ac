"""Files that no page could be read from, and why, in three languages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: The largest file read, in bytes. An article page of text is rarely over 1 MB.
LARGEST_PAGE_BYTES: Final = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no page. The others of the same run are not affected."""

    source_path: Path
    code: str
    ar: str
    en: str
    fr: str


class NotText(ValueError):
    """The bytes are no text in any encoding we read. `code` is "empty" or "binary"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoArticle(ValueError):
    """The page was read, but there is no article on it."""


_LIMIT: Final = LARGEST_PAGE_BYTES // (1024 * 1024)
_MESSAGES: Final[dict[str, tuple[str, str, str]]] = {
    "not_found": ("لا يوجد ملف بهذا المسار.", "There is no file at this path.", "Aucun fichier à ce chemin."),
    "not_a_file": ("ليس ملفًا عاديًا.", "This is not a regular file.", "Ce n’est pas un fichier ordinaire."),
    "link": (
        "رابط إلى ملف آخر، ولا تُتبع الروابط داخل المجلدات.",
        "A link to another file; links inside folders are not followed.",
        "Un lien vers un autre fichier ; les liens ne sont pas suivis dans les dossiers.",
    ),
    "unknown_kind": (
        "ليس صفحة محفوظة (html أو htm أو txt).",
        "Not a saved page (html, htm or txt).",
        "Pas une page enregistrée (html, htm ou txt).",
    ),
    "unopened": (
        "تعذّر فتح الملف أو قراءته.",
        "The file could not be opened or read.",
        "Le fichier n’a pas pu être ouvert ou lu.",
    ),
    "too_large": (
        f"الملف أكبر من {_LIMIT} ميغابايت.",
        f"The file is larger than {_LIMIT} MB.",
        f"Le fichier dépasse {_LIMIT} Mo.",
    ),
    "empty": ("الملف فارغ.", "The file is empty.", "Le fichier est vide."),
    "binary": ("الملف ليس نصًا.", "The file is not text.", "Le fichier n’est pas du texte."),
    "no_article": (
        "لا خبر في هذه الصفحة: لم يُعثر على أي فقرة.",
        "There is no article on this page: no paragraph was found.",
        "Il n’y a pas d’article sur cette page : aucun paragraphe trouvé.",
    ),
}


def unreadable(source_path: Path, code: str) -> Unreadable:
    """The refusal of that code. Raises KeyError for a code without messages."""
    return Unreadable(source_path, code, *_MESSAGES[code])
