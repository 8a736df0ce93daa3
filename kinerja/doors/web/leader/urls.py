from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import (
    accuracy,
    achievement,
    assigning,
    complaints,
    day_flags,
    inflation,
    objections,
    overview,
    progress,
    staffing,
    survey,
    teams,
    unit,
    what_if,
)

app_name = "leader"
TEAMS = [
    path("pimpinan/tim-kerja", teams.teams, name="teams"),
    path("pimpinan/tim-kerja/baru", by_method(get=teams.form, post=teams.make), name="make_team"),
    path("pimpinan/tim-kerja/<uuid:key>", teams.team, name="team"),
    path("pimpinan/tim-kerja/<uuid:key>/cari", teams.find, name="find_for_team"),
    path("pimpinan/tim-kerja/<uuid:key>/anggota", teams.join, name="join_team"),
    path("pimpinan/tim-kerja/<uuid:key>/akhiri", teams.end, name="end_team"),
    path("pimpinan/tim-kerja/anggota/<uuid:key>/akhiri", teams.leave, name="leave_team"),
]
BATCHES = [
    path("pimpinan/skp-massal", by_method(get=assigning.batches, post=assigning.give), name="batches"),
    path("pimpinan/skp-massal/<uuid:key>", by_method(get=assigning.batch, post=assigning.undo), name="batch"),
]
urlpatterns = [
    *TEAMS,
    *BATCHES,
    path("pimpinan/loket", staffing.hours, name="staffing"),
    path("pimpinan/loket/andai", what_if.other_counters, name="what_if"),
    path("pimpinan/loket/tanda", day_flags.day_flags, name="day_flags"),
    path("pimpinan/ketelitian", accuracy.accuracy, name="accuracy"),
    path("pimpinan/keberatan", objections.objections, name="objections"),
    path("pimpinan/pengaduan", complaints.complaints, name="complaints"),
    path("pimpinan/survei", by_method(get=survey.results, post=survey.plan), name="survey"),
    path("pimpinan/survei/tindak-lanjut/<uuid:key>", survey.close, name="close_follow_up"),
    path("pimpinan", overview.overview, name="overview"),
    path("pimpinan/penilaian-dan-hasil", inflation.inflation, name="inflation"),
    path("pimpinan/kemajuan", progress.progress, name="progress"),
    path("pimpinan/unit/<uuid:key>", unit.unit, name="unit"),
    path("pimpinan/unit/<uuid:key>/jenjang", unit.unlinked, name="unlinked"),
    path("pimpinan/unit/<uuid:key>/capaian", by_method(get=achievement.form, post=achievement.rate), name="rate"),
]
