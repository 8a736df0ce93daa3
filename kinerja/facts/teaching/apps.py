from django.apps import AppConfig


class TeachingConfig(AppConfig):
    name = "kinerja.facts.teaching"
    label = "teaching"

    def ready(self) -> None:
        from . import policies  # noqa: F401
