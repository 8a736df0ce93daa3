from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kinerja.platform.audit"
    label = "audit"

    def ready(self) -> None:
        from . import policies  # noqa: F401
