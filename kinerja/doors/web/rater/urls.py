from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import (
    behaviour,
    board,
    claims,
    closed_survey,
    credit,
    evaluation,
    ideas,
    improvement,
    matrix,
    objections,
    plans,
    segments,
    talks,
    team,
)

app_name = "rater"
urlpatterns = [
    path("tim/papan", board.show, name="board"),
    path("tim/papan/detak", board.poll, name="poll"),
    path("tim/papan/undi", board.draw, name="draw"),
    path("tim/papan/setujui", board.accept_all, name="accept_all"),
    path("tim/papan/<uuid:report>", by_method(get=board.report, post=board.answer), name="report"),
    path("tim/papan/<uuid:report>/buka", board.open_row, name="open_report"),
    path("tim", team.show, name="team"),
    path(
        "tim/penilaian/<uuid:evaluation>", by_method(get=evaluation.show, post=evaluation.finalise), name="evaluation"
    ),
    path("tim/penilaian/<uuid:evaluation>/rancangan", evaluation.share, name="share_draft"),
    path("tim/keberatan", objections.listing, name="objections"),
    path("tim/keberatan/<uuid:objection>", by_method(get=objections.show, post=objections.act), name="objection"),
    path("tim/keberatan/tanda-tangan/<uuid:evaluation>", objections.sign_in_stead, name="sign_in_stead"),
    path("tim/perbaikan", improvement.listing, name="improvements"),
    path("tim/perbaikan/<uuid:path>", by_method(get=improvement.show, post=improvement.act), name="improvement"),
    path(
        "tim/perbaikan/usul/<uuid:evaluation>",
        by_method(get=improvement.propose_form, post=improvement.propose),
        name="propose_improvement",
    ),
    path("tim/pembetulan", claims.listing, name="claims"),
    path("tim/pembetulan/<uuid:claim>", by_method(get=claims.show, post=claims.answer), name="claim"),
    path("tim/angka/<uuid:figure>/kasus", evaluation.cases, name="cases"),
    path("tim/rencana", plans.listing, name="plans"),
    path("tim/rencana/<uuid:plan>", by_method(get=plans.show, post=plans.answer), name="plan"),
    path("tim/anggota/<uuid:member>/segmen", by_method(get=segments.show, post=segments.follow), name="segments"),
    path("tim/anggota/<uuid:member>/angka-kredit", credit.show, name="credit"),
    path("tim/matriks", matrix.show, name="matrix"),
    path("tim/matriks/<uuid:result>/<uuid:employee>", by_method(get=matrix.cell, post=matrix.fill), name="cell"),
    path("tim/matriks/<uuid:result>/<uuid:employee>/kosongkan", matrix.empty, name="empty_cell"),
    path("tim/rencana/<uuid:plan>/perilaku", by_method(get=behaviour.show, post=behaviour.write), name="behaviour"),
    path("tim/rencana/<uuid:plan>/temuan", plans.findings, name="findings"),
    path("tim/rencana/<uuid:plan>/cetak", plans.print_sheet, name="print"),
    path("tim/dialog", talks.show, name="talks"),
    path("tim/dialog/<uuid:employee>", talks.plan, name="plan_talk"),
    path("tim/survei-perilaku", closed_survey.listing, name="closed_surveys"),
    path("tim/survei-perilaku/<uuid:survey>/<uuid:employee>", closed_survey.show, name="closed_survey"),
    path("tim/inisiatif", ideas.show, name="ideas"),
    path("tim/inisiatif/<uuid:idea>", ideas.answer, name="answer_idea"),
]
