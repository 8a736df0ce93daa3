from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kinerja.work.activity"
    label = "activity"

    def ready(self) -> None:
        from . import policies  # noqa: F401
