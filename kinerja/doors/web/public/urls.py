from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import documents, receipts, signing, state, unsubscribing, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("hasil", views.results, name="results"),
    path("hasil/<uuid:publication>", views.version, name="version"),
    path("hasil/<uuid:publication>.json", views.as_json, name="json"),
    path("hasil/<uuid:publication>.csv", views.as_csv, name="csv"),
    path("tanda-terima", receipts.check, name="receipt"),
    path("periksa", by_method(get=documents.check, post=documents.compare), name="document"),
    path("keadaan", state.state, name="state"),
    path("denyut", state.beat, name="beat"),
    path("pemberitahuan/berhenti/<str:word>", unsubscribing.unsubscribe, name="unsubscribe"),
    path("masuk", by_method(get=signing.sign_in_page, post=signing.sign_in), name="sign_in"),
    path("masuk/sebagai", signing.sign_in_as, name="sign_in_as"),
    path("keluar", signing.sign_out, name="sign_out"),
    path("bahasa", signing.choose_language, name="language"),
]
