"""A live coverage from the desk to readers' open pages, under the server that newspapers run."""

import asyncio
import re

import pytest
from playwright.sync_api import expect

from tests.readers.conftest import serve
from warraq.delivery.site.resolve import read_code
from warraq.demo.accounts import PASSWORD

pytestmark = pytest.mark.chromium
READERS = 150


@pytest.fixture
def running(made_demo, tmp_path):
    """A demo of the test's own: what is posted here is seen by no other test."""
    with serve(made_demo, tmp_path / "data") as served:
        yield served


def test_an_entry_goes_from_the_desk_to_open_pages_and_away_again(running, open_page):
    address = running.page("live").url
    reader = open_page(width_px=360, service_workers="block")
    polling = open_page(service_workers="block")
    polling.route("**/_live/**", lambda route: route.fulfill(status=503))
    polling.clock.install()
    for tab in (reader, polling):
        tab.goto(address)
        expect(tab.locator("[data-live-state]")).to_be_visible()
    reader.evaluate("document.querySelector('.live').scrollIntoView(); window.same = true")
    desk = open_desk(running, open_page)

    write(desk, "وصلت الحافلة: 3-1 أمام Real Madrid", "ينزل اللاعبون واحدًا واحدًا.")
    entry = reader.locator(".live-entry", has_text="وصلت الحافلة")
    expect(entry).to_be_visible()
    assert reader.evaluate("window.same")
    assert entry.locator("bdi[dir=ltr]").all_inner_texts() == ["3-1", "Real Madrid"]
    assert polling.locator(".live-entry", has_text="وصلت الحافلة").count() == 0
    polling.clock.fast_forward(31_000)
    expect(
        polling.locator("[data-live-new]").or_(polling.locator(".live-entry", has_text="وصلت الحافلة")).first
    ).to_be_visible()

    row = desk.locator("tr", has_text="وصلت الحافلة")
    row.locator("summary").click()
    with desk.expect_navigation():
        row.locator("button").click()
    expect(entry).to_have_count(0)

    desk.locator("details:has(form[action$='/end/']) summary").click()
    with desk.expect_navigation(), reader.expect_response(re.compile(r"/after-\d+\.json")):
        desk.locator("form[action$='/end/'] button").click()
    assert running.get(address).text.count("data-live=") == 0


def test_many_readers_hear_of_an_entry_and_one_who_comes_again_hears_what_was_missed(running, open_page):
    found = re.search(r'data-live="(\w+)" data-latest="(\d+)"', running.get(running.page("live").url).text)
    code, before = found[1], int(found[2])
    desk = open_desk(running, open_page)
    loop = asyncio.new_event_loop()
    streams = loop.run_until_complete(open_streams(running.port, code, READERS))

    write(desk, "خبر للجميع", "نص قصير.")
    heard = loop.run_until_complete(hear_all(streams, before))

    assert len(heard) == READERS
    assert len(set(heard)) == 1
    again = loop.run_until_complete(open_streams(running.port, code, 2, last=[before, heard[0]]))
    told = loop.run_until_complete(hear_all(again[:1], before))
    assert told == heard[:1]
    assert loop.run_until_complete(hear_all(again[1:], before, seconds=3)) == []
    for _reader, writer in [*streams, *again]:
        writer.close()
    loop.close()


def open_desk(running, open_page):
    tab = open_page()
    tab.goto(f"{running.url}/newsroom/")
    tab.fill("input[name=login]", "managing-editor")
    tab.fill("input[name=password]", PASSWORD)
    tab.click("button[type=submit]")
    tab.wait_for_url("**/newsroom/")
    code = re.search(r'data-live="(\w+)"', running.get(running.page("live").url).text)[1]
    tab.goto(f"{running.url}/newsroom/stories/{read_code(code)}/live/")
    return tab


def write(desk, headline, text):
    desk.fill("#id_headline", headline)
    desk.locator("[data-contentpath=body] [contenteditable=true]").first.click()
    desk.keyboard.type(text)
    expect(desk.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text)))
    with desk.expect_navigation():
        desk.locator("form[data-edit-form] > button[type=submit]").click()
    expect(desk.locator(".messages li.success")).to_be_visible()


async def open_streams(port, code, number, last=()):
    async def one(place):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        known = f"Last-Event-ID: {last[place]}\r\n" if place < len(last) else ""
        writer.write(f"GET /_live/{code} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{known}\r\n".encode())
        await asyncio.wait_for(reader.readuntil(b"retry: "), 30)
        return reader, writer

    return await asyncio.gather(*(one(place) for place in range(number)))


async def hear_all(streams, before, *, seconds=20):
    """The number of the first change after `before` that each stream tells within so many seconds."""

    async def one(reader):
        while True:
            line = await reader.readuntil(b"\n")
            found = re.match(rb"data: (\d+)", line)
            if found and int(found[1]) > before:
                return int(found[1])

    async def patiently(reader):
        try:
            return await asyncio.wait_for(one(reader), seconds)
        except TimeoutError:
            return None

    return [told for told in await asyncio.gather(*(patiently(reader) for reader, _writer in streams)) if told]
