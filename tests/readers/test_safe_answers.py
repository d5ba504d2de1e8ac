"""Whatever is asked, the answer carries the headers of safety, and only what its policy names by hash runs in it."""

import base64
import hashlib
import re
import socket
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

MARK = "zqx9marka"
FILES = [
    *("/rss.xml", "/atom.xml", "/feed.json", "/robots.txt", "/llms.txt", "/sitemap.xml", "/news-sitemap.xml"),
    *("/manifest.webmanifest", "/service-worker.js", "/icon-192.png", "/static/site/site.js", "/static/site/icon.svg"),
    *("/_front/health", "/_live/zzzz", "/_live/", "/oembed?url=x", "/oembed", "/search/suggest?q=ا", "/missing.xml"),
    *("/static/nothing.js", "/media/nothing.jpg", "/media/", "/_block/latest", "/_block/nothing", "/%D8/", "/%00/"),
    *("/feed/", "/s/zz/", "/cards/x.png", "/documents/1/x/", "/?before=x", "/archive/0000/", "/index.html"),
]


def faults_of(answer):
    headers = {name.lower(): value for name, value in answer.headers.items()}
    wanted = {"x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin"}
    faults = [f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value]
    if "geolocation=()" not in headers.get("permissions-policy", ""):
        faults.append("no Permissions-Policy")
    policy = headers.get("content-security-policy", "")
    if not re.search(r"default-src '(none|self)'", policy):
        return [*faults, f"no policy: {policy}"]
    scripts = re.search(r"script-src [^;]*", policy)
    if "unsafe-eval" in policy or "unsafe-inline" in (scripts[0] if scripts else ""):
        faults.append(policy)
    if "html" in headers.get("content-type", "") and answer.text:
        faults += find_inline_faults(answer.text, policy)
    return faults


def find_inline_faults(html, policy):
    soup = BeautifulSoup(html, "html.parser")
    inline = [*soup.select("style"), *(s for s in soup.select("script:not([src])") if "json" not in s.get("type", ""))]
    faults = [f"inline <{tag.name}> without its hash" for tag in inline if source_of(tag.string or "") not in policy]
    return faults + [str(tag)[:80] for tag in soup.select("[style], [onclick], [onload], [onerror]")]


def source_of(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_page_of_both_editions_is_safe(demo):
    faults = {page.name: found for page in demo.pages if (found := faults_of(demo.get(page.url)))}

    assert faults == {}


def test_every_file_and_every_refusal_is_safe(demo):
    picture = BeautifulSoup(demo.get("/").text, "html.parser").select_one("img[src]")["src"]
    answers = {path: demo.get(path) for path in [*FILES, picture]}
    answers["another host"] = demo.get("/", headers={"Host": "evil.example"})
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "HEAD"):
        answers[f"{method} /"] = demo.get("/", method=method)
    answers["POST /rss.xml"] = demo.get("/rss.xml", method="POST")
    answers["a beacon"] = demo.get("/_beacon", method="POST", data="v,1,x")
    answers["Save-Data"] = demo.get("/", headers={"Save-Data": "on", "Accept": "text/html"})
    answers["a page's other spelling"] = demo.get("/LATEST//")
    answers["much too long"] = demo.get("/" + "a" * 9000)

    faults = {name: (answer.status_code, found) for name, answer in answers.items() if (found := faults_of(answer))}

    assert faults == {}
    assert {answer.status_code for answer in answers.values()} >= {200, 204, 301, 302, 400, 404, 405}


def test_the_stream_of_a_coverage_is_safe(demo):
    code = BeautifulSoup(demo.get(demo.page("live").url).text, "html.parser").select_one("[data-live]")["data-live"]

    with demo.get(f"/_live/{code}", stream=True) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert faults_of(answer) == []


def test_two_hosts_are_refused_safely(demo):
    with socket.create_connection(("127.0.0.1", demo.port), timeout=20) as wire:
        wire.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n")
        told = b"".join(iter(lambda: wire.recv(65536), b"")).decode("latin-1").lower()

    assert told.split(" ")[1] == "400"
    assert "content-security-policy: default-src 'none'" in told or "content-length: 0" in told


@pytest.mark.parametrize("kind", ["front", "article", "section", "topic", "latest", "corrections", "not-found", "live"])
def test_nothing_of_a_query_is_said_back(demo, kind):
    page = demo.page(kind)
    odd = f"{MARK}\"'><script>{MARK}</script>"
    asked = demo.get(f"{page.url}?{MARK}={odd}&utm_source={odd}&amp=1")

    assert MARK not in asked.text
    assert MARK not in str(asked.headers)
    assert asked.status_code == demo.get(page.url).status_code


def test_what_is_searched_for_is_said_back_as_text(demo):
    soup = BeautifulSoup(demo.get(f'/search/?q="><script>{MARK}</script>').text, "html.parser")

    assert all(MARK not in (script.string or "") for script in soup.select("script"))
    assert MARK in soup.select_one("input[name=q]")["value"]


def test_all_spellings_of_an_address_lead_to_one_by_one_301(demo):
    path = urlsplit(demo.page("section", "mashriq").url).path
    base = demo.base("mashriq")
    spellings = [path.rstrip("/"), path.upper(), f"/{path}", path + "/", path[:-1] + "//", path + "index.html"]
    answers = {spelling: demo.get(base + spelling) for spelling in spellings if spelling != path}

    moved = {spelling: (a.status_code, urlsplit(a.headers.get("Location", "")).path) for spelling, a in answers.items()}

    assert moved == dict.fromkeys(answers, (301, path)) | {path + "index.html": moved[path + "index.html"]}
    assert moved[path + "index.html"][0] in {301, 404}
