from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import views

app_name = "counter"
urlpatterns = [
    path("loket", by_method(get=views.home, post=views.sit), name="home"),
    path("loket/<uuid:counter>", by_method(get=views.show, post=views.act), name="console"),
]
