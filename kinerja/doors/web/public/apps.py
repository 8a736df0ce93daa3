from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "kinerja.doors.web.public"
    label = "web_public"
