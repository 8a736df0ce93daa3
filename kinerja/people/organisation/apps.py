from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "kinerja.people.organisation"
    label = "organisation"

    def ready(self) -> None:
        from . import policies  # noqa: F401
