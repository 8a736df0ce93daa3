from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "kinerja.outcomes.transparency"
    label = "transparency"

    def ready(self) -> None:
        from . import policies  # noqa: F401
