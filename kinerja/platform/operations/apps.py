from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "kinerja.platform.operations"
    label = "operations"
