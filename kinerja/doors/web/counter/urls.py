from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import appointing, arranging, front, questions, views

app_name = "counter"
LINES, COUNTERS = "loket/atur/antrean/<uuid:line>", "loket/atur/loket/<uuid:counter>"
ARRANGING = [
    path("loket/atur", arranging.halls, name="halls"),
    path("loket/atur/<uuid:unit>", arranging.hall, name="hall"),
    path(
        "loket/atur/<uuid:unit>/antrean",
        by_method(get=arranging.line_form, post=arranging.add_line),
        name="add_line",
    ),
    path(
        "loket/atur/<uuid:unit>/loket",
        by_method(get=arranging.counter_form, post=arranging.add_counter),
        name="add_counter",
    ),
    path(LINES, by_method(get=arranging.change_line_form, post=arranging.change_line), name="change_line"),
    path(
        f"{LINES}/tiadakan", by_method(get=arranging.retire_line_form, post=arranging.retire_line), name="retire_line"
    ),
    path("loket/atur/<uuid:unit>/janji", appointing.appointments, name="appointments"),
    path("loket/atur/<uuid:unit>/tanpa-janji", appointing.black_out, name="black_out"),
    path("loket/atur/tanpa-janji/<uuid:blackout>/buka", appointing.lift_blackout, name="lift_blackout"),
    path(f"{LINES}/janji", by_method(get=appointing.offer_form, post=appointing.offer), name="offer"),
    path(f"{LINES}/janji/akhiri", by_method(get=appointing.end_form, post=appointing.end), name="end_offer"),
    path(f"{LINES}/pakai-lagi", arranging.restore_line, name="restore_line"),
    path(COUNTERS, by_method(get=arranging.change_counter_form, post=arranging.change_counter), name="change_counter"),
    path(
        f"{COUNTERS}/tiadakan",
        by_method(get=arranging.retire_counter_form, post=arranging.retire_counter),
        name="retire_counter",
    ),
    path(f"{COUNTERS}/pakai-lagi", arranging.restore_counter, name="restore_counter"),
]
urlpatterns = [
    *ARRANGING,
    path("loket", by_method(get=views.home, post=views.sit), name="home"),
    path("loket/meja/<uuid:unit>", by_method(get=front.show, post=front.give), name="front"),
    path("loket/pertanyaan", questions.questions, name="questions"),
    path("loket/pertanyaan/<uuid:question>", questions.answer, name="answer_question"),
    path("loket/<uuid:counter>", by_method(get=views.show, post=views.act), name="console"),
]
