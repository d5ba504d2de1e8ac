"""Pages beside the newsroom's own that need no account."""

from django.urls import path

from warraq.newsroom.stories.kept_text import kept_texts

urlpatterns = [path("kept/", kept_texts, name="kept_texts")]
