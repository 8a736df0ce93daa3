from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import (
    declare,
    draft,
    evaluations,
    figures,
    given,
    home,
    ideas,
    library,
    looks,
    plan,
    receipts,
    segments,
    uploads,
)

app_name = "employee"
urlpatterns = [
    path("saya", home.show, name="home"),
    path("saya/rencana", plan.show, name="plan"),
    path("saya/rencana/ajukan", plan.propose, name="propose"),
    path("saya/rencana/mulai", draft.start, name="start_plan"),
    path("saya/rencana/<uuid:plan>/ambil", draft.take, name="take"),
    path("saya/rencana/<uuid:plan>/keluarkan", draft.drop, name="drop"),
    path("saya/rencana/segmen", by_method(get=segments.show, post=segments.follow), name="segments"),
    path("saya/rencana/kalimat", draft.check_wording, name="check_wording"),
    path("saya/pembagian", given.show, name="given"),
    path("saya/rencana/<uuid:plan>/ambil-pembagian", given.take, name="take_given"),
    path("saya/angka", figures.show, name="figures"),
    path("saya/angka/<uuid:figure>/kasus", figures.cases, name="cases"),
    path("saya/realisasi/<uuid:indicator>", by_method(get=declare.form, post=declare.declare), name="declare"),
    path("saya/penilaian", evaluations.show, name="evaluations"),
    path("saya/penilaian/<uuid:evaluation>", evaluations.why, name="why"),
    path("saya/indikator", library.show, name="library"),
    path("saya/indikator/<uuid:indicator>", by_method(get=library.proposal, post=library.comment), name="proposal"),
    path("saya/inisiatif", by_method(get=ideas.show, post=ideas.submit), name="ideas"),
    path("saya/unggahan", uploads.begin, name="upload"),
    path("saya/unggahan/<uuid:upload>", by_method(get=uploads.state, post=uploads.piece), name="piece"),
    path("saya/unggahan/<uuid:upload>/selesai", uploads.finish, name="uploaded"),
    path("saya/tanda-terima", receipts.show, name="receipts"),
    path("saya/tanda-terima/<uuid:receipt>", receipts.one, name="receipt"),
    path("saya/tanda-terima/<uuid:receipt>/isi.json", receipts.content, name="receipt_content"),
    path("saya/jejak", looks.show, name="looks"),
]
