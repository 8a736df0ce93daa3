from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import signing, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("masuk", by_method(get=signing.sign_in_page, post=signing.sign_in), name="sign_in"),
    path("masuk/sebagai", signing.sign_in_as, name="sign_in_as"),
    path("keluar", signing.sign_out, name="sign_out"),
    path("bahasa", signing.choose_language, name="language"),
]
