from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "kinerja.outcomes.documents"
    label = "documents"

    def ready(self) -> None:
        from . import policies  # noqa: F401
