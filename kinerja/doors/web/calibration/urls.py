from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import person, seats, session, sessions

app_name = "calibration"
urlpatterns = [
    path("kalibrasi", by_method(get=sessions.listing, post=sessions.convene), name="all"),
    path("kalibrasi/<uuid:session>", by_method(get=session.show, post=session.close), name="session"),
    path("kalibrasi/<uuid:session>/peserta", by_method(get=seats.show, post=seats.seat), name="seats"),
    path(
        "kalibrasi/<uuid:session>/pegawai/<uuid:evaluation>",
        by_method(get=person.show, post=person.act),
        name="person",
    ),
]
