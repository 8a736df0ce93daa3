"""What the operating system says about a file, in words for people."""

from __future__ import annotations

from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

_KINDS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, gettext_noop("tidak ada di sana, periksa nama dan foldernya")),
    (PermissionError, gettext_noop("tidak ada hak akses, periksa izin berkas dan foldernya")),
    (IsADirectoryError, gettext_noop("itu folder, bukan berkas")),
    (NotADirectoryError, gettext_noop("sebagian alamatnya bukan folder")),
)


def file_problem(error: OSError) -> Sentence:
    """Why a file cannot be opened, without a full stop; for a rare reason the number and the system's own words."""
    for kind, words in _KINDS:
        if isinstance(error, kind):
            return sentence(words)
    return sentence(gettext_noop("galat sistem {number}: {words}"), number=error.errno, words=error.strerror or error)
