"""How a story or a contributor is chosen. Wagtail's choosers keep the language in which they were first opened."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.blocks import PageChooserBlock
from wagtail.snippets.widgets import AdminSnippetChooser

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.topics.models import Topic


class StoryChooser(AdminPageChooser):
    """Opens the list of stories."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(target_models=["stories.Story"], **kwargs)
        self.choose_one_text = _("Choose a story")
        self.choose_another_text = _("Choose another story")
        self.link_to_chosen_text = _("Open the story")


class ContributorChooser(AdminSnippetChooser):
    """Opens the list of contributors."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(model=Contributor, **kwargs)
        self.choose_one_text = _("Choose a contributor")
        self.choose_another_text = _("Choose another contributor")
        self.link_to_chosen_text = _("Open the contributor")


class TopicChooser(AdminSnippetChooser):
    """Opens the list of topics."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(model=Topic, **kwargs)
        self.choose_one_text = _("Choose a topic")
        self.choose_another_text = _("Choose another topic")
        self.link_to_chosen_text = _("Open the topic")


class StoryChooserBlock(PageChooserBlock):
    """A story chosen in the body."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="stories.Story", **kwargs)

    @property
    def widget(self) -> StoryChooser:
        return StoryChooser()
