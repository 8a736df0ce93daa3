"""Every address of the house."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kinerja.doors.web.ui.urls")),
    path("", include("kinerja.doors.web.public.urls")),
    path("", include("kinerja.doors.web.citizen.urls")),
    path("", include("kinerja.doors.web.employee.urls")),
    path("", include("kinerja.doors.web.rater.urls")),
    path("", include("kinerja.doors.web.school.urls")),
    path("", include("kinerja.doors.web.ward.urls")),
    path("", include("kinerja.doors.web.counter.urls")),
    path("", include("kinerja.doors.web.casework.urls")),
    path("", include("kinerja.doors.web.complaint.urls")),
    path("", include("kinerja.doors.web.reviewer.urls")),
    path("", include("kinerja.doors.web.calibration.urls")),
    path("", include("kinerja.doors.web.leader.urls")),
    path("", include("kinerja.doors.web.personnel.urls")),
    path("", include("kinerja.doors.web.inspector.urls")),
]

handler400 = "kinerja.doors.web.ui.humane.malformed"
handler403 = "kinerja.doors.web.ui.humane.denied"
handler404 = "kinerja.doors.web.ui.humane.not_found"
handler500 = "kinerja.doors.web.ui.humane.broken"
