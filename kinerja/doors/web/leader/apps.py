from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeaderConfig(AppConfig):
    name = "kinerja.doors.web.leader"
    label = "web_leader"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        from .scope import leads

        register(
            Room(
                namespace="leader",
                label=_("Pimpinan"),
                shown=leads,
                places=(
                    Place(_("Unit dan capaiannya"), "leader:overview", ("leader:unit", "leader:rate")),
                    Place(_("Kemajuan penilaian"), "leader:progress"),
                    Place(_("Penilaian dan hasil"), "leader:inflation", more=True),
                    Place(_("Keberatan"), "leader:objections", more=True),
                    Place(_("Suara warga"), "leader:survey"),
                    Place(_("Ketelitian berkas"), "leader:accuracy"),
                    Place(_("Pengaduan"), "leader:complaints"),
                    Place(_("Loket dan antrean"), "leader:staffing", ("leader:what_if", "leader:day_flags")),
                    Place(_("Tim kerja"), "leader:teams", ("leader:team", "leader:make_team")),
                    Place(_("SKP massal"), "leader:batches", ("leader:batch",)),
                ),
                rank=30,
                order=40,
            )
        )
