from wagtail.snippets.models import register_snippet

from warraq.newsroom.desks.masthead_admin import MastheadGroup

register_snippet(MastheadGroup)
