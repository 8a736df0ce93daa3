from django.urls import path

from kinerja.doors.web.ui.views import by_method

from .views import plans

app_name = "reviewer"
urlpatterns = [
    path("telaah", plans.listing, name="plans"),
    path("telaah/<uuid:plan>", by_method(get=plans.show, post=plans.answer), name="plan"),
    path("telaah/<uuid:plan>/temuan", plans.findings, name="findings"),
]
