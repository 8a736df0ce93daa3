from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import survey
from .views import board, kiosk, ticket

app_name = "citizen"
urlpatterns = [
    path("layanan/survei/<str:token>", survey.survey, name="survey"),
    path("layanan/terima-kasih", survey.thanks, name="thanks"),
    path("layanan/nomor/<str:word>", by_method(get=ticket.show, post=ticket.leave), name="ticket"),
    path("layanan/nomor/<str:word>/isi", ticket.poll, name="ticket_poll"),
    path("layanan/<str:code>", by_method(get=kiosk.phone, post=kiosk.take_by_phone), name="phone"),
    path("layanan/<str:code>/papan", board.show, name="board"),
    path("layanan/<str:code>/papan/isi", board.poll, name="board_poll"),
    path("layanan/<str:code>/mesin/<str:word>", by_method(get=kiosk.show, post=kiosk.take), name="kiosk"),
]
