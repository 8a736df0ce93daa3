from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import day, lessons, observations, sheets, timetable

app_name = "school"
urlpatterns = [
    path("sekolah", lessons.show, name="home"),
    path("sekolah/pelajaran/<uuid:slot>/<str:day>", by_method(get=lessons.form, post=lessons.save), name="lesson"),
    path("sekolah/hari", day.show, name="day"),
    path("sekolah/jadwal", by_method(get=timetable.show, post=timetable.add), name="timetable"),
    path("sekolah/jadwal/buka", timetable.begin, name="begin"),
    path("sekolah/jadwal/tutup", timetable.close, name="close"),
    path("sekolah/jadwal/tutup/<uuid:closure>/batal", timetable.reopen, name="reopen"),
    path("sekolah/jadwal/<uuid:slot>/akhiri", timetable.end, name="end_slot"),
    path("sekolah/jadwal/lembar", by_method(get=sheets.form, post=sheets.upload), name="sheet"),
    path("sekolah/jadwal/lembar/<uuid:file>", by_method(get=sheets.check, post=sheets.apply), name="sheet_checked"),
    path("sekolah/jadwal/templat", sheets.template, name="sheet_template"),
    path("sekolah/supervisi", by_method(get=observations.show, post=observations.begin), name="observations"),
    path(
        "sekolah/supervisi/<uuid:observation>",
        by_method(get=observations.one, post=observations.save),
        name="observation",
    ),
]
