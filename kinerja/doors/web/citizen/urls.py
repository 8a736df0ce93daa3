from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import survey
from .cases import asking, tracking
from .complaints import following, writing
from .views import appointment_kiosk, appointments, board, kiosk, ticket

app_name = "citizen"
CASES = [
    path("layanan", asking.everything, name="everything"),
    path("layanan/berkas", asking.services, name="case_services"),
    path("layanan/berkas/ajukan/<str:code>", by_method(get=asking.form, post=asking.ask), name="case_form"),
    path("layanan/berkas/cari", by_method(get=tracking.find_form, post=tracking.find), name="case_find"),
    path("layanan/berkas/tanda-terima/<str:word>", asking.receipt, name="case_receipt"),
    path("layanan/berkas/lacak/<str:word>", tracking.show, name="case"),
    path("layanan/berkas/lacak/<str:word>/lengkapi", tracking.complete, name="complete_case"),
    path("layanan/berkas/lacak/<str:word>/tarik", tracking.withdraw, name="withdraw_case"),
    path("layanan/berkas/lacak/<str:word>/perbaiki", tracking.correct, name="correct_case"),
]
FOLLOW = "layanan/pengaduan/lacak/<str:word>"
COMPLAINTS = [
    path("layanan/pengaduan", by_method(get=writing.form, post=writing.write), name="complaint_form"),
    path("layanan/pengaduan/cari", by_method(get=following.find_form, post=following.find), name="complaint_find"),
    path("layanan/pengaduan/tanda-terima/<str:word>", writing.receipt, name="complaint_receipt"),
    path(FOLLOW, following.show, name="complaint"),
    path(f"{FOLLOW}/keterangan", following.tell, name="tell_more"),
    path(f"{FOLLOW}/selesai", following.agree, name="agree"),
    path(f"{FOLLOW}/belum", following.disagree, name="disagree"),
    path(f"{FOLLOW}/tarik", following.withdraw, name="withdraw_complaint"),
    path(
        "layanan/pengaduan/kabar/<str:token>",
        by_method(get=following.question, post=following.answer),
        name="complaint_question",
    ),
]
urlpatterns = [
    *CASES,
    *COMPLAINTS,
    path("layanan/survei/<str:token>", survey.survey, name="survey"),
    path("layanan/terima-kasih", survey.thanks, name="thanks"),
    path("layanan/nomor/<str:word>", by_method(get=ticket.show, post=ticket.leave), name="ticket"),
    path("layanan/nomor/<str:word>/isi", ticket.poll, name="ticket_poll"),
    path("layanan/nomor/<str:word>/survei", ticket.tell, name="ticket_survey"),
    path("layanan/janji/<str:word>", by_method(get=appointments.show, post=appointments.act), name="appointment"),
    path("layanan/<str:code>", by_method(get=kiosk.phone, post=kiosk.take_by_phone), name="phone"),
    path("layanan/<str:code>/janji", by_method(get=appointments.choose, post=appointments.hold), name="appointments"),
    path("layanan/<str:code>/papan", board.show, name="board"),
    path("layanan/<str:code>/papan/isi", board.poll, name="board_poll"),
    path("layanan/<str:code>/mesin/<str:word>", by_method(get=kiosk.show, post=kiosk.take), name="kiosk"),
    path(
        "layanan/<str:code>/mesin/<str:word>/janji",
        by_method(get=appointment_kiosk.show, post=appointment_kiosk.come),
        name="appointment_kiosk",
    ),
]
