"""The systems Warraq's Arabic search is measured against, each as its documentation describes it.

light10: Larkey, Ballesteros and Connell (2002, 2007), the rules of Lucene's ArabicNormalizer and ArabicStemmer.
Snowball: the published arabic.sbl through the snowballstemmer package.
SQLite FTS5 with its default unicode61 tokenizer, and PostgreSQL's «arabic» text search configuration with ts_rank,
normalised by the logarithm of the length (1), the best of its options on these questions.
"""

import os
import re
from functools import lru_cache

import snowballstemmer

from warraq.arabic.analysis.lexicon import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_FOLD = str.maketrans("أإآىة", "ااايه")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKS.sub("", text.lower()).translate(_FOLD))


@lru_cache(maxsize=1 << 17)
def _light10(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + (3 if prefix == "و" else 2):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word


def light10(text: str) -> list[str]:
    """Stems by the light10 rules, function words left out."""
    return [_light10(word) for word in _words(text) if word not in FUNCTION_WORDS]


_stemmer = snowballstemmer.stemmer("arabic")
_snowball = lru_cache(maxsize=1 << 17)(_stemmer.stemWord)


def snowball(text: str) -> list[str]:
    """Snowball stems of the words as written, function words left out."""
    words = _WORD.findall(_MARKS.sub("", text.lower()))
    return [_snowball(word) for word in words if word.translate(_FOLD) not in FUNCTION_WORDS]


class Fts5:
    """SQLite's full text index as it comes, terms joined with OR, ordered by its bm25()."""

    def __init__(self, ids: list[str], texts: list[str]) -> None:
        import pysqlite3

        self._ids = ids
        self._db = pysqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE bodies USING fts5(body, content='', tokenize='unicode61')")
        self._db.executemany("INSERT INTO bodies(rowid, body) VALUES (?, ?)", enumerate(texts))

    def search(self, query: str) -> list[str]:
        words = _WORD.findall(query)
        if not words:
            return []
        wanted = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT rowid FROM bodies WHERE bodies MATCH ? ORDER BY bm25(bodies), rowid LIMIT 10"
        return [self._ids[number] for (number,) in self._db.execute(sql, (wanted,))]

    def close(self) -> None:
        self._db.close()


class PostgresArabic:
    """PostgreSQL's arabic configuration, terms joined with OR, ordered by ts_rank."""

    def __init__(self, ids: list[str], texts: list[str]) -> None:
        import psycopg

        try:
            self._db = psycopg.connect(
                host=os.environ.get("PGHOST", "127.0.0.1"), user="postgres", dbname="postgres", connect_timeout=3
            )
        except psycopg.OperationalError as error:
            raise OSError(f"no server answers ({str(error).strip().splitlines()[-1]})") from error
        self._ids = ids
        self._db.execute("CREATE TEMP TABLE bodies (number int, words tsvector)")
        with self._db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO bodies VALUES (%s, to_tsvector('arabic', %s))",
                [(number, text.replace("\0", " ")) for number, text in enumerate(texts)],
            )
        self._db.execute("CREATE INDEX ON bodies USING gin (words)")
        self._db.execute("ANALYZE bodies")

    def search(self, query: str) -> list[str]:
        words = " or ".join(_WORD.findall(query))
        sql = """
            SELECT number FROM bodies, websearch_to_tsquery('arabic', %s) AS wanted
            WHERE words @@ wanted ORDER BY ts_rank(words, wanted, 1) DESC, number LIMIT 10
        """
        return [self._ids[number] for (number,) in self._db.execute(sql, (words,))]

    def close(self) -> None:
        self._db.rollback()
        self._db.close()
