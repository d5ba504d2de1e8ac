"""Feeds read with the schemas of their specifications."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

HERE = Path(__file__).parent


def read_xml(content: bytes, *, schema: str):
    """The document, after the schema has found nothing wrong with it."""
    document = etree.fromstring(content)
    etree.RelaxNG(file=str(HERE / schema)).assertValid(document)
    return document


def read_json_feed(content: bytes):
    feed = json.loads(content)
    schema = json.loads((HERE / "jsonfeed.json").read_text())
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(feed)
    return feed
