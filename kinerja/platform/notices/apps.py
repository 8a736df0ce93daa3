from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kinerja.platform.notices"
    label = "notices"

    def ready(self) -> None:
        from . import policies  # noqa: F401
