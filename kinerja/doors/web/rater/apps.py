from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RaterConfig(AppConfig):
    name = "kinerja.doors.web.rater"
    label = "web_rater"

    def ready(self) -> None:
        from kinerja.doors.web.presence import leading
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="rater",
                label=_("Tim"),
                shown=lambda request: leading(request).people,
                places=(
                    Place(_("Papan"), "rater:board", ("rater:report",)),
                    Place(_("Penilaian"), "rater:team", ("rater:evaluation", "rater:cases")),
                    Place(_("Keberatan"), "rater:objections", ("rater:objection",)),
                    Place(_("Pembetulan data"), "rater:claims", ("rater:claim",)),
                    Place(
                        _("Perbaikan kinerja"), "rater:improvements", ("rater:improvement", "rater:propose_improvement")
                    ),
                    Place(_("Rencana (SKP)"), "rater:plans", ("rater:plan", "rater:segments", "rater:behaviour")),
                    Place(_("Matriks"), "rater:matrix", ("rater:cell",)),
                    Place(_("Dialog"), "rater:talks", ("rater:plan_talk",)),
                    Place(_("Survei perilaku"), "rater:closed_surveys", ("rater:closed_survey",)),
                    Place(_("Inisiatif"), "rater:ideas"),
                ),
                rank=5,
                order=20,
            )
        )
