from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "kinerja.work.feedback"
    label = "feedback"

    def ready(self) -> None:
        from . import policies  # noqa: F401
