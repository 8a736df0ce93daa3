from django.apps import AppConfig


class QueueingConfig(AppConfig):
    name = "kinerja.facts.queueing"
    label = "queueing"

    def ready(self) -> None:
        from . import policies  # noqa: F401
