from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kinerja.work.activity"
    label = "activity"

    def ready(self) -> None:
        from . import policies  # noqa: F401
        from .origins import lesson, service, ticket
        from .suggestions import register
        from .terms import Origin

        register(Origin.SERVICE, service.finished, service.facts)
        register(Origin.LESSON, lesson.given, lesson.facts)
        register(Origin.TICKET, ticket.served, ticket.facts)
