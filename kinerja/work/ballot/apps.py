from django.apps import AppConfig


class BallotConfig(AppConfig):
    name = "kinerja.work.ballot"
    label = "ballot"

    def ready(self) -> None:
        from . import policies  # noqa: F401
