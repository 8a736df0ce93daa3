from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "kinerja.outcomes.closing"
    label = "closing"
