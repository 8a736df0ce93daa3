from django.apps import AppConfig


class PersonnelConfig(AppConfig):
    name = "kinerja.doors.web.personnel"
    label = "web_personnel"
