from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import counts, results, sheets

app_name = "ward"
urlpatterns = [
    path("ruang", by_method(get=counts.show, post=counts.save), name="home"),
    path("ruang/hitungan/<uuid:count>", by_method(get=counts.form, post=counts.correct), name="correct"),
    path("ruang/mutu", results.show, name="results"),
    path("ruang/lembar", by_method(get=sheets.form, post=sheets.upload), name="sheet"),
    path("ruang/lembar/<uuid:file>", by_method(get=sheets.check, post=sheets.apply), name="sheet_checked"),
    path("ruang/templat", sheets.template, name="sheet_template"),
]
