from django.apps import AppConfig


class CreditConfig(AppConfig):
    name = "kinerja.outcomes.credit"
    label = "credit"

    def ready(self) -> None:
        from . import policies  # noqa: F401
