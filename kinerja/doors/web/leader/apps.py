from django.apps import AppConfig


class LeaderConfig(AppConfig):
    name = "kinerja.doors.web.leader"
    label = "web_leader"
