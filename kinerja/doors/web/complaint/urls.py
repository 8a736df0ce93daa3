from django.urls import path

from kinerja.doors.web.ui.views import by_method

from . import papers, views

app_name = "complaint"
urlpatterns = [
    path("pengaduan", views.listing, name="all"),
    path("pengaduan/<uuid:complaint>", by_method(get=views.show, post=views.act), name="one"),
    path("pengaduan/<uuid:complaint>/salurkan", views.route, name="route"),
    path("pengaduan/<uuid:complaint>/lampiran/<uuid:attachment>", papers.content, name="paper"),
]
