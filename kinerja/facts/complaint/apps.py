from django.apps import AppConfig


class ComplaintConfig(AppConfig):
    name = "kinerja.facts.complaint"
    label = "complaint"

    def ready(self) -> None:
        from . import policies  # noqa: F401
