from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "kinerja.platform.files"
    label = "files"

    def ready(self) -> None:
        from . import policies  # noqa: F401
