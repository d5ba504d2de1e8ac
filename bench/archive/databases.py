"""The same archive in two databases, for comparison: SQLite FTS5 and PostgreSQL's `arabic` with GIN."""

import re
import tempfile
from pathlib import Path

import psycopg
import pysqlite3 as sqlite3

from bench.archive.stories import Archive, Question

_WORD = re.compile(r"[^\W_]+")
MOST = 200


class Fts5Archive:
    def __init__(self, archive: Archive) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "fts.sqlite3"
        self._database = sqlite3.connect(self._path)
        self._database.execute("CREATE VIRTUAL TABLE story USING fts5(text, content='', tokenize='unicode61')")
        self._database.execute("CREATE TABLE about (id INTEGER PRIMARY KEY, section INTEGER, released INTEGER)")
        for story in archive.stories():
            text = f"{story.headline} {story.above} {story.names} {story.body}"
            self._database.execute("INSERT INTO story(rowid, text) VALUES (?, ?)", (story.key, text))
            values = (story.key, story.sections[0], story.released)
            self._database.execute("INSERT INTO about VALUES (?, ?, ?)", values)
        self._database.execute("INSERT INTO story(story) VALUES ('optimize')")
        self._database.commit()

    def search(self, question: Question) -> int:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question.text))
        order = "released DESC" if question.by_date else "bm25(story)"
        statement = (
            "SELECT story.rowid FROM story JOIN about ON about.id = story.rowid WHERE story MATCH ? "
            f"AND (? = 0 OR section = ?) AND released >= ? ORDER BY {order} LIMIT {MOST}"
        )
        values = (words, question.section, question.section, question.since)
        return len(self._database.execute(statement, values).fetchall()) if words else 0

    def size(self) -> int:
        return self._path.stat().st_size

    def close(self) -> None:
        self._database.close()
        self._folder.cleanup()


class PostgresArchive:
    """In a schema of its own, dropped afterwards. Raises OSError when no server answers."""

    def __init__(self, archive: Archive, url: str = "postgresql://postgres@127.0.0.1:5432/postgres") -> None:
        try:
            self._database = psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError as error:
            raise OSError(str(error)) from error
        run = self._database.execute
        run("DROP SCHEMA IF EXISTS bench_search CASCADE")
        run("CREATE SCHEMA bench_search")
        run(
            "CREATE TABLE bench_search.story (id integer, section integer, released integer, text text, terms tsvector)"
        )
        with self._database.cursor().copy("COPY bench_search.story (id, section, released, text) FROM STDIN") as copy:
            for story in archive.stories():
                text = f"{story.headline} {story.above} {story.names} {story.body}"
                copy.write_row((story.key, story.sections[0], story.released, text))
        run("UPDATE bench_search.story SET terms = to_tsvector('arabic', text)")
        run("CREATE INDEX story_terms ON bench_search.story USING gin (terms)")
        run("ANALYZE bench_search.story")

    def search(self, question: Question) -> int:
        words = " OR ".join(_WORD.findall(question.text))
        order = "released DESC" if question.by_date else "ts_rank(terms, question) DESC"
        statement = (
            "SELECT id FROM bench_search.story, websearch_to_tsquery('arabic', %s) AS question WHERE terms @@ question "
            f"AND (%s = 0 OR section = %s) AND released >= %s ORDER BY {order} LIMIT {MOST}"
        )
        values = (words, question.section, question.section, question.since)
        return len(self._database.execute(statement, values).fetchall())

    def size(self) -> int:
        row = self._database.execute("SELECT pg_relation_size('bench_search.story_terms')").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        self._database.execute("DROP SCHEMA bench_search CASCADE")
        self._database.close()
