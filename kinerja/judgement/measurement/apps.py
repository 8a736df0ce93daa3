from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    name = "kinerja.judgement.measurement"
    label = "measurement"

    def ready(self) -> None:
        from . import policies, sources  # noqa: F401

        sources.offer()
