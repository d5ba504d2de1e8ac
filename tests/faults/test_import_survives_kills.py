"""An import may be killed at any moment: what is in is whole, and the next run does the rest, nothing twice."""

import os
import random
import signal
import time

import pytest
from click.testing import CliRunner
from django.db import connections

from tests.faults.test_release_survives_kills import assert_record_agrees, in_child
from warraq.command.import_pages import pages
from warraq.command.tests.old_site import save_page
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.tests.samples import make_jpeg
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = 12
MOST_ROUNDS = 30


def count_rows() -> int:
    return Story.objects.count() + PublishedStory.objects.count()


def test_kill_9_in_the_middle_of_an_import_loses_nothing_and_doubles_nothing(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    SectionFactory(edition=EditionFactory(key="mina"), name="اقتصاد")
    for number in range(PAGES):
        (tmp_path / f"{number}.jpg").write_bytes(make_jpeg((320 + number, 200)))
        headline, offered = (f"خبر الميناء رقم {n % PAGES} من الأرشيف" for n in (number, number + 5))
        picture = f'<figure><img src="{number}.jpg"></figure>' if number % 4 == 0 else ""
        save_page(tmp_path, f"p{number}", headline, pick=(offered, f"p{(number + 5) % PAGES}"), picture=picture)
    arguments = [str(tmp_path), "--edition", "mina", "--release"]
    dice = random.Random(11)

    killed = 0
    for _round in range(MOST_ROUNDS):
        wanted = count_rows() + dice.randint(1, 5)
        pid = in_child(lambda: CliRunner().invoke(pages, arguments, catch_exceptions=False))
        while count_rows() < wanted and (ended := os.waitpid(pid, os.WNOHANG)) == (0, 0):
            time.sleep(0.005)
        if ended != (0, 0):
            break
        time.sleep(dice.uniform(0, 0.1))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        killed += 1
        assert_record_agrees()
    connections.close_all()
    assert CliRunner().invoke(pages, arguments).exit_code == 0

    assert killed > 2, "too few rounds were killed in time: the test shows nothing"
    assert_record_agrees()
    assert Story.objects.count() == PublishedStory.objects.count() == PAGES
    assert Picture.objects.count() == 3
    linked = {pick["id"] for row in PublishedStory.objects.all() for pick in row.picks}
    assert linked == set(Story.objects.values_list("pk", flat=True))
