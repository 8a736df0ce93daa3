"""Forms that take files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.people.organisation.terms import SheetKind
from kinerja.platform.files.contents import MEGABYTE, TOO_LARGE
from kinerja.pure.lib.refusals import Invalid

LARGEST_MAPPING = MEGABYTE
MAPPING = """[source]
format = "csv"
timezone = "Asia/Jakarta"
delimiter = ","

[service]
code = "kode-layanan"
name = "Nama layanan"

[columns]
case = "nomor_permohonan"
activity = "langkah"
at = "waktu"
officer = "petugas"
"""


class SheetForm(HouseForm):
    kind = forms.ChoiceField(label=_("Isi lembar"), choices=SheetKind)
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"), help_text=_("Paling besar 20 MB. Belum ada yang berubah saat diunggah.")
    )


class SiasnForm(HouseForm):
    file = forms.FileField(
        label=_("Berkas catatan SIASN"), help_text=_("Teks UTF-8, satu catatan JSON tiap baris; paling besar 200 MB.")
    )
    correction = forms.CharField(
        label=_("Alasan perbaikan"),
        max_length=200,
        required=False,
        help_text=_("Hanya bila isi yang sudah tersimpan memang diperbaiki."),
    )


class LogForm(HouseForm):
    file = forms.FileField(
        label=_("Log pelayanan"), help_text=_("CSV, XES, atau XLSX; boleh dipadatkan dengan gzip (.gz).")
    )
    mapping_file = forms.FileField(label=_("Pemetaan sebagai berkas TOML"), required=False)
    mapping = forms.CharField(
        label=_("atau pemetaan ditulis di sini"),
        required=False,
        help_text=_("Dipakai bila tidak ada berkas pemetaan. Sebutkan kolom mana berarti apa."),
        widget=forms.Textarea({"class": "k-mono", "spellcheck": "false"}),
    )

    def written(self) -> tuple[bytes, str]:
        """The mapping as bytes, with the name to call it by."""
        upload = self.cleaned_data["mapping_file"]
        if upload:
            if upload.size > LARGEST_MAPPING:
                raise Invalid(TOO_LARGE, limit=LARGEST_MAPPING // MEGABYTE)
            upload.seek(0)
            return upload.read(), upload.name
        return self.cleaned_data["mapping"].encode(), str(_("yang Anda tulis"))
