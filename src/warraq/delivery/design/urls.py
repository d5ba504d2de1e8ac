from django.urls import path

from warraq.delivery.design.views import design, tokens

urlpatterns = [path("_design/", design), path("_design/tokens.css", tokens)]
