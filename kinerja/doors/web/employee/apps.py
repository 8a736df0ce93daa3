from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PLAN_PAGES = (
    *("employee:version", "employee:results", "employee:result", "employee:indicators", "employee:indicator"),
    *("employee:annexes", "employee:findings", "employee:change_plan", "employee:segments", "employee:given"),
)
JUDGED_PAGES = ("employee:why", "employee:objection", "employee:improvement", "employee:history", "employee:credit")
TALK_PAGES = (
    *("employee:one_feedback", "employee:give", "employee:ask", "employee:replace"),
    *("employee:talks", "employee:talk", "employee:guidance", "employee:one_guidance"),
    *("employee:closed_surveys", "employee:ballot", "employee:closed_result"),
)


class EmployeeConfig(AppConfig):
    name = "kinerja.doors.web.employee"
    label = "web_employee"

    def ready(self) -> None:
        from kinerja.doors.web.ui.navigation import Place, Room, register

        register(
            Room(
                namespace="employee",
                label=_("Saya"),
                shown=lambda request: request.actor.employee_id is not None,
                places=(
                    Place(_("Beranda"), "employee:home"),
                    Place(_("Laporan kerja"), "employee:reports", ("employee:phone",)),
                    Place(_("Rencana (SKP)"), "employee:plan", PLAN_PAGES),
                    Place(_("Angka saya"), "employee:figures", ("employee:cases", "employee:declare")),
                    Place(_("Penilaian"), "employee:evaluations", JUDGED_PAGES),
                    Place(_("Umpan balik"), "employee:feedback", TALK_PAGES),
                    Place(
                        _("Data saya keliru"), "employee:claims", ("employee:claim", "employee:new_claim"), more=True
                    ),
                    Place(_("Usulan indikator"), "employee:library", ("employee:proposal",), more=True),
                    Place(_("Inisiatif"), "employee:ideas", more=True),
                    Place(_("Ruang pribadi"), "employee:private", ("employee:matter",), more=True),
                    Place(_("Pertanyaan bukti"), "employee:questions", ("employee:explain",), more=True),
                    Place(_("Tanda terima"), "employee:receipts", ("employee:receipt",), more=True),
                    Place(_("Pemberitahuan"), "employee:notices", ("employee:notice_choices",), more=True),
                    Place(_("Siapa melihat data saya"), "employee:looks", more=True),
                ),
                rank=10,
                order=10,
            )
        )
