from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "kinerja.platform.operations"
    label = "operations"

    def ready(self) -> None:
        from . import policies  # noqa: F401
