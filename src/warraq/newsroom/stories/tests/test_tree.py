import pytest
from wagtail.models import Page, Site

from warraq.newsroom.stories.models import StoryIndex
from warraq.newsroom.stories.tree import ensure_tree

pytestmark = pytest.mark.django_db


def test_tree_is_one_index_that_the_default_site_hangs_on():
    index = ensure_tree()

    assert list(Page.get_first_root_node().get_children()) == [index.page_ptr]
    assert Site.objects.get(is_default_site=True).root_page_id == index.pk


def test_welcome_page_of_a_fresh_wagtail_is_gone():
    ensure_tree()

    assert not Page.objects.filter(slug="home").exists()


def test_ensuring_the_tree_again_changes_nothing():
    index = ensure_tree()

    assert ensure_tree().pk == index.pk
    assert StoryIndex.objects.count() == 1
    assert Site.objects.count() == 1


def test_a_page_that_somebody_made_stays():
    root = Page.get_first_root_node()
    Page.objects.filter(slug="home").update(numchild=0)
    theirs = root.add_child(instance=Page(title="دليل", slug="guide"))

    ensure_tree()

    assert Page.objects.filter(pk=theirs.pk).exists()


def test_tree_is_sound_after_the_welcome_page_left():
    ensure_tree()

    assert [problem for problem in Page.find_problems() if problem] == []
