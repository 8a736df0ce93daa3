from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "kinerja.judgement.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        from . import policies  # noqa: F401
