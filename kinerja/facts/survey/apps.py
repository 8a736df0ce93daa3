from django.apps import AppConfig


class SurveyConfig(AppConfig):
    name = "kinerja.facts.survey"
    label = "survey"

    def ready(self) -> None:
        from . import policies  # noqa: F401
