"""The page on which a story is copied."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.views.pages.copy import CopyView

from warraq.newsroom.stories.models import Story


class StoryCopyView(CopyView):
    template_name = "stories/copy.html"

    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        # Not Wagtail's own, which wants to be told of a place in the tree.
        return FormView.post(self, request, *args, **kwargs)


@hooks.register("after_copy_page")
def open_copy(request: HttpRequest, page: Any, copy: Any) -> HttpResponse | None:
    """Go on writing the copy, not to a list of what is kept in the same month."""
    return redirect("wagtailadmin_pages:edit", copy.pk) if isinstance(copy.specific, Story) else None
