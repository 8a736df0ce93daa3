from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "kinerja.judgement.claims"
    label = "claims"

    def ready(self) -> None:
        from . import policies  # noqa: F401
