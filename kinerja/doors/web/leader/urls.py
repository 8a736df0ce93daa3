from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import achievement, overview, progress, unit

app_name = "leader"
urlpatterns = [
    path("pimpinan", overview.overview, name="overview"),
    path("pimpinan/kemajuan", progress.progress, name="progress"),
    path("pimpinan/unit/<uuid:key>", unit.unit, name="unit"),
    path("pimpinan/unit/<uuid:key>/capaian", by_method(get=achievement.form, post=achievement.rate), name="rate"),
]
