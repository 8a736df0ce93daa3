from django.apps import AppConfig


class RaterConfig(AppConfig):
    name = "kinerja.doors.web.rater"
    label = "web_rater"
