from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

GROUPS = ("counter", "section_head")


def _arranges(request: Any) -> bool:
    """Section heads have halls of their own; the page itself asks who keeps which unit."""
    return bool(request.actor.post_group == "section_head")


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
                places=(
                    Place(_("Loket"), "counter:home", ("counter:console", "counter:act", "counter:front")),
                    Place(_("Pertanyaan"), "counter:questions", ("counter:answer_question",)),
                    Place(
                        _("Atur"),
                        "counter:halls",
                        ("counter:hall", "counter:appointments", "counter:offer", "counter:end_offer"),
                        shown=_arranges,
                    ),
                ),
                rank=3,
                order=22,
            )
        )
