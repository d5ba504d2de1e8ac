"""Every screen of the newsroom that is ours: axe finds nothing in it, and nothing hangs over its edge, at a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone

from warraq.newsroom.doubles.kinds import KINDS
from warraq.newsroom.doubles.verbs import merge
from warraq.newsroom.notices.models import Kind
from warraq.newsroom.notices.tell import tell
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story
from warraq.publishing.fronts.models import Front
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.chromium

# Wagtail says how many it found in a heading that is an alert, too.
LOOKED_AT = {"include": [["#main"]], "exclude": [["h2[role=alert]"]]}


@pytest.fixture
def screens(live_site, news):
    """Each screen with something on it, by a name to tell it by."""
    picture = make_picture()
    kept, other, third = (make_contributor(name) for name in ("عبد الله السالمي", "عبدالله السالمى", "سلمى بنزهرون"))
    draft = make_story(news, title="حديقة على سطح السوق", slug="draft", due_at=timezone.now())
    public = release(
        make_story(news, title="قطار ليلي إلى مراكش", lead_picture=picture, contributors=(kept,), slug="public")
    )
    killed = release(make_story(news, title="خبر سُحب", slug="killed"))
    withdraw(killed, reason="خطأ في الاسم", now=timezone.now())
    done = merge(KINDS["contributor"], kept_id=kept.pk, merged_id=other.pk, reason="واحد", now=timezone.now())
    front = Front.objects.first()
    found = {
        "home": reverse("wagtailadmin_home"),
        "list": reverse("stories:index"),
        "planning": reverse("planning"),
        "notices": reverse("notices"),
        "assign": reverse("assign_story", args=[draft.pk]),
        "spike": reverse("spike_story", args=[draft.pk]),
        "correct": reverse("correct_story", args=[public.pk]),
        "withdraw": reverse("withdraw_story", args=[public.pk]),
        "restore": reverse("restore_story", args=[killed.pk]),
        "merge": f"{reverse('merge_names', args=['contributor'])}?kept={kept.pk}&merged={third.pk}",
        "merged": reverse("merge_done", args=[done.pk]),
        "library": f"{reverse('wagtailimages:index')}?rights=unstated",
        "picture": reverse("wagtailimages:edit", args=[picture.pk]),
        "panic": reverse("panic"),
    }
    return {**found, "front": reverse("arrange_front", args=[front.pk])} if front else found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width_px", [390, 1280])
def test_no_screen_has_violations_or_hangs_over(live_site, open_page, sign_in, screens, width_px, scheme):
    page = open_page(width_px=width_px, color_scheme=scheme)
    editor = sign_in(page, "managing-editor")
    tell(Kind.ASSIGNED, story_id=Story.objects.get(slug="draft").pk, to=[editor], words="اسأل الأمينة")
    wrong = {}

    for name, address in screens.items():
        answer = page.goto(live_site.url + address)
        results = Axe().run(page, context=LOOKED_AT)
        over_px = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if answer.status != 200 or results.violations_count or over_px > 0:
            wrong[name] = (answer.status, over_px, results.generate_report() if results.violations_count else "")

    assert wrong == {}
