from django.apps import AppConfig


class InspectorConfig(AppConfig):
    name = "kinerja.doors.web.inspector"
    label = "web_inspector"
