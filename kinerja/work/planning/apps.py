from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "kinerja.work.planning"
    label = "planning"

    def ready(self) -> None:
        from . import policies  # noqa: F401
