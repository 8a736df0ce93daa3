from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewerConfig(AppConfig):
    name = "kinerja.doors.web.reviewer"
    label = "web_reviewer"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register
        from kinerja.work.planning.querysets import REVIEWERS

        register(
            Room(
                namespace="reviewer",
                label=_("Telaah SKP"),
                shown=lambda request: request.actor.employee_id is not None and request.actor.has(*REVIEWERS),
                places=(Place(_("Menunggu telaah"), "reviewer:plans", ("reviewer:plan", "reviewer:findings")),),
                rank=30,
                order=45,
            )
        )
