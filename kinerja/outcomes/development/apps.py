from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    name = "kinerja.outcomes.development"
    label = "development"

    def ready(self) -> None:
        from . import policies  # noqa: F401
