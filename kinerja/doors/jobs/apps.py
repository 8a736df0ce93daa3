from importlib import import_module

from django.apps import AppConfig

# Modules whose functions are registered with @job.
WORK = (
    *("upkeep", "logs", "periods", "closings", "sending", "digests", "escalations", "halls", "files", "complaints"),
    *("claims", "credits"),
)


class JobsConfig(AppConfig):
    name = "kinerja.doors.jobs"
    label = "jobs"

    def ready(self) -> None:
        for name in WORK:
            import_module(f"{self.name}.{name}")
