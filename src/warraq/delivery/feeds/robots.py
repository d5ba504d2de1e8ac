"""robots.txt: what crawlers need not fetch, and where the sitemaps are."""

from warraq.delivery.site.edition import Masthead

# Named by their makers as collecting texts to train models. Those that fetch a page because a reader asks are not here.
AI_TRAINING_CRAWLERS = (
    "GPTBot",
    "ClaudeBot",
    "anthropic-ai",
    "Google-Extended",
    "Applebot-Extended",
    "CCBot",
    "meta-externalagent",
    "Bytespider",
    "Amazonbot",
    "cohere-training-data-crawler",
)
_PRIVATE = ("/newsroom/", "/documents/", "/search/")


def write_robots(masthead: Masthead) -> str:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _PRIVATE), ""]
    if not masthead.edition.is_open_to_ai_training:
        lines += [*(f"User-agent: {name}" for name in AI_TRAINING_CRAWLERS), "Disallow: /", ""]
    lines += [f"Sitemap: {masthead.base_url}/sitemap.xml", f"Sitemap: {masthead.base_url}/news-sitemap.xml"]
    return "\n".join(lines) + "\n"
