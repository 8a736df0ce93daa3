from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("counter", "section_head")


class CounterConfig(AppConfig):
    name = "kinerja.doors.web.counter"
    label = "web_counter"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="counter",
                label=_("Loket"),
                shown=lambda request: request.actor.post_group in GROUPS,
                places=(Place(_("Loket"), "counter:home", ("counter:console", "counter:act")),),
                rank=3,
                order=22,
            )
        )
