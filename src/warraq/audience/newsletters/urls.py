from django.urls import path

from warraq.audience.newsletters.reader_views import ask_for_letters, confirm_letters, leave_letter

urlpatterns = [
    path("_letters/", ask_for_letters, name="ask_for_letters"),
    path("_letters/confirm/<str:token>", confirm_letters, name="confirm_letters"),
    path("_letters/leave/<int:letter_id>/<str:token>", leave_letter, name="leave_letter"),
]
