from django.apps import AppConfig


class ServiceConfig(AppConfig):
    name = "kinerja.facts.service"
    label = "service"

    def ready(self) -> None:
        from . import policies  # noqa: F401
