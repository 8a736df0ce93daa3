from django.urls import path

from . import survey

app_name = "citizen"
urlpatterns = [
    path("layanan/survei/<str:token>", survey.survey, name="survey"),
    path("layanan/terima-kasih", survey.thanks, name="thanks"),
]
