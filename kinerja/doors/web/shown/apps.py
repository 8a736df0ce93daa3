from django.apps import AppConfig


class ShownConfig(AppConfig):
    name = "kinerja.doors.web.shown"
    label = "web_shown"
