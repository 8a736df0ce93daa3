from django.apps import AppConfig


class CitizenConfig(AppConfig):
    name = "kinerja.doors.web.citizen"
    label = "web_citizen"
