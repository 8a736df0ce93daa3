from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "kinerja.facts.care"
    label = "care"

    def ready(self) -> None:
        from . import policies  # noqa: F401
