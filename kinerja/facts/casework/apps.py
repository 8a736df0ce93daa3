from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "kinerja.facts.casework"
    label = "casework"

    def ready(self) -> None:
        from . import policies  # noqa: F401
