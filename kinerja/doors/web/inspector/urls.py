from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import (
    approvals,
    checkpoints,
    claims,
    closed_surveys,
    improvement,
    inflation,
    people,
    ratings,
    reuse,
    rule_what_if,
    trail,
)  # fmt: skip

app_name = "inspector"
urlpatterns = [
    path("pengawasan", trail.trail, name="trail"),
    path("pengawasan/jejak/<int:key>", trail.entry, name="entry"),
    path("pengawasan/jejak.csv", trail.export, name="export"),
    path("pengawasan/orang", by_method(get=people.ask, post=people.find), name="people"),
    path("pengawasan/keutuhan", by_method(get=checkpoints.show, post=checkpoints.verify), name="checkpoints"),
    path("pengawasan/penilaian", ratings.ratings, name="ratings"),
    path("pengawasan/andai-aturan", rule_what_if.rule_what_if, name="rule_what_if"),
    path("pengawasan/penilaian-dan-hasil", inflation.inflation, name="inflation"),
    path("pengawasan/perbaikan", improvement.listing, name="improvements"),
    path("pengawasan/perbaikan/<uuid:path>", improvement.show, name="improvement"),
    path("pengawasan/pembetulan", claims.claims, name="claims"),
    path("pengawasan/persetujuan", approvals.approvals, name="approvals"),
    path(
        "pengawasan/survei-perilaku",
        by_method(get=closed_surveys.listing, post=closed_surveys.prepare),
        name="closed_surveys",
    ),
    path(
        "pengawasan/survei-perilaku/<uuid:survey>",
        by_method(get=closed_surveys.show, post=closed_surveys.act),
        name="closed_survey",
    ),
    path("pengawasan/bukti", reuse.reuse, name="reuse"),
]
