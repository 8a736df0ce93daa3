from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonnelConfig(AppConfig):
    name = "kinerja.doors.web.personnel"
    label = "web_personnel"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register
        from kinerja.platform.access.actors import Role

        from .places import COVERED

        register(
            Room(
                namespace="personnel",
                label=_("Kepegawaian"),
                shown=lambda request: request.actor.has(Role.PERSONNEL),
                places=tuple(Place(label, f"personnel:{name}", covers) for name, (label, covers) in COVERED.items()),
                rank=50,
                order=50,
            )
        )
