"""A search for words that stand in a newer draft alone finds the public story only for those who may read the draft."""

from typing import Any, Final

from warraq.index.asked import read
from warraq.newsroom.finding.questions import Question
from warraq.newsroom.finding.texts import build_public_texts
from warraq.newsroom.stories.visible import public_with_a_draft_kept_from

#: So many of the newest are looked at; an older one that has waited so long is found when its draft is released.
MOST: Final = 60


def without_kept_drafts(stories: Any, *, user: Any, typed: str) -> Any:
    """To be searched for what was typed: the newsroom's index has of each story its newest draft."""
    kept = public_with_a_draft_kept_from(user)
    question = Question(read(typed))
    newest = kept.order_by("-latest_revision_created_at")[:MOST]
    by_public_words = [text.key for text in build_public_texts(newest) if question.is_answered_by(text)]
    return stories.exclude(pk__in=kept.exclude(pk__in=by_public_words).values("pk"))
