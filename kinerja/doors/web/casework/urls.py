from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import checks, corrections, files, papers, receiving

app_name = "casework"
urlpatterns = [
    path("berkas", files.files, name="files"),
    path("berkas/cari", files.find, name="find"),
    path("berkas/terima", receiving.offers, name="offers"),
    path("berkas/terima/<str:code>", by_method(get=receiving.form, post=receiving.receive), name="receive"),
    path("berkas/pemeriksaan-kedua", checks.looks, name="looks"),
    path("berkas/pemeriksaan-kedua/<uuid:look>", checks.look, name="look"),
    path("berkas/perbaikan", corrections.corrections, name="corrections"),
    path("berkas/perbaikan/<uuid:correction>", corrections.answer, name="correction"),
    path("berkas/<uuid:file>", by_method(get=files.show, post=files.act), name="file"),
    path("berkas/<uuid:file>/teruskan", files.hand_on, name="hand_on"),
    path("berkas/<uuid:file>/dokumen/<uuid:paper>", papers.content, name="paper"),
]
