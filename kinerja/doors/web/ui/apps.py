from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kinerja.doors.web.ui"
    label = "web_ui"
