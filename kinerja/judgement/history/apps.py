from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "kinerja.judgement.history"
    label = "history"

    def ready(self) -> None:
        from . import policies  # noqa: F401
