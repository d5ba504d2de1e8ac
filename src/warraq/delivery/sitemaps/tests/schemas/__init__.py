"""Sitemaps read with the rules of sitemaps.org and of Google's additions."""

from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent
_ALL = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
{
    "".join(
        f'<xsd:import namespace="{namespace}" schemaLocation="{(HERE / name).as_uri()}"/>'
        for namespace, name in [
            ("http://www.google.com/schemas/sitemap-news/0.9", "news.xsd"),
            ("http://www.google.com/schemas/sitemap-image/1.1", "image.xsd"),
            ("http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap.xsd"),
        ]
    )
}</xsd:schema>"""


def read_sitemap(content: bytes) -> list[dict[str, str]]:
    """Each entry as tag → text, after the schemas have found nothing wrong."""
    document = etree.fromstring(content)
    etree.XMLSchema(etree.fromstring(_ALL)).assertValid(document)
    return [
        # The page's own address comes first in an entry; a picture's would hide it.
        dict(reversed([(etree.QName(part).localname, part.text) for part in entry.iter() if part.text]))
        for entry in document
    ]
