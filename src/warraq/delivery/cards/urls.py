from django.urls import re_path

from warraq.delivery.cards.views import card
from warraq.delivery.site.door import view_for

urlpatterns = [re_path(r"^(?:/+)?cards/+[0-9a-z]+-[0-9a-f]+\.png/*$", view_for(card))]
