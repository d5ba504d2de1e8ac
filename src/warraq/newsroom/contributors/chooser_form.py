from django.forms.models import modelform_factory

from warraq.newsroom.contributors.forms import ContributorForm
from warraq.newsroom.contributors.models import Contributor

#: What is asked of somebody whose name is first needed while a story is written; the rest can follow.
NewContributorForm = modelform_factory(
    Contributor, ContributorForm, fields=["name", "latin_name", "role", "journalist"]
)
