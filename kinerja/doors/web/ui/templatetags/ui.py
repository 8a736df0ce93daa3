"""Components. Inside loops over rows use their CSS classes instead: a call per row is what makes lists slow."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.ui import numbers
from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.badges import badge as make_badge
from kinerja.doors.web.ui.charts import Chart
from kinerja.doors.web.ui.exporting import marks
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.numbers import interval, places_for
from kinerja.doors.web.ui.numbers import number as format_number
from kinerja.doors.web.ui.paging import Page
from kinerja.doors.web.ui.sentences import Said, spoken

register = template.Library()

_DOWNLOAD = gettext_lazy("Unduh {kind}")
_CALLOUT_WORDS = {"good": "✓", "info": "ℹ", "warn": "△", "bad": "✕", "calm": "•"}


@register.simple_block_tag
def card(content: str, title: str = "", *, level: int = 2, tone: str = "", id: str = "") -> SafeString:
    """`{% card "Judul" %}…{% endcard %}`: a sheet with a heading of the given level."""
    heading = format_html("<h{}>{}</h{}>", level, title, level) if title else ""
    anchor = format_html(' id="{}"', id) if id else ""
    shape = '<section class="k-card"{} data-tone="{}">{}{}</section>'
    return format_html(shape, anchor, tone, heading, content)


@register.simple_block_tag
def callout(content: str, tone: str = "info", title: str = "", *, alert: bool = False) -> SafeString:
    """`{% callout "warn" "Judul" %}…{% endcallout %}`; `alert=True` is read out at once."""
    role = "alert" if alert else "note"
    mark = _CALLOUT_WORDS.get(tone, "•")
    head = format_html('<p class="k-callout-title"><span aria-hidden="true">{}</span> {}</p>', mark, title)
    shape = '<div class="k-callout tone-{}" role="{}">{}<div class="k-callout-body">{}</div></div>'
    return format_html(shape, tone, role, head if title else "", content)


@register.simple_block_tag(takes_context=True)
def tablebox(context: Any, content: str, caption: str, *, note: str = "", stacks: bool = True) -> SafeString:
    """`{% tablebox "Judul tabel" %}<thead>…</thead><tbody>…</tbody>{% endtablebox %}`.

    On a phone rows become cards; give every cell its `data-label`. The box can be scrolled by keyboard. Beneath it
    stands where the whole table can be taken as a file.
    """
    small = format_html("<small>{}</small>", note) if note else ""
    number = next_table(context)
    return format_html(
        '<div class="k-table-box" tabindex="0" role="region" aria-label="{}"><table class="k-table{}"'
        ' data-table="{}"><caption>{}{}</caption>{}</table></div>{}',
        *(caption, " stacks" if stacks else "", number, caption, small, content, files_of(context, number, caption)),
    )


@register.simple_tag(takes_context=True)
def next_table(context: Any) -> int:
    """Tables of a page are numbered as they stand on it; `{% next_table as n %}` for one outside of `tablebox`."""
    request = context.get("request")
    number: int = getattr(request, "tables", 0) + 1
    if request is not None:
        request.tables = number
    return number


@register.simple_tag(takes_context=True)
def files_of(context: Any, number: int, caption: str) -> SafeString | str:
    """`{% files_of n caption %}`: the table with all its rows as a file."""
    request = context.get("request")
    if request is None or request.method != "GET":
        return ""
    kept = [(name, value) for name, value in request.GET.items() if name not in {"setelah", "unduh", "tabel"}]
    links = [
        format_html(
            '<a href="{}?{}" download aria-label="{}">{}</a>',
            *(request.path, urlencode([*kept, ("unduh", kind), ("tabel", number)])),
            *(f"{_DOWNLOAD.format(kind=kind.upper())}: {caption}", kind.upper()),
        )
        for kind in ("xlsx", "csv")
    ]
    return format_html('<p class="k-download">{} {} · {}</p>', gettext("Unduh"), *links)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """`{% empty "Belum ada …" %}what to do{% endempty %}`: an honest empty state."""
    return format_html('<div class="k-empty"><p class="k-empty-title">{}</p>{}</div>', title, content)


@register.simple_block_tag
def more(content: str, label: str, *, open: object = False) -> SafeString:
    """`{% more "Rincian" open=form.errors %}…{% endmore %}`: a disclosure without script, open where that is true."""
    start = '<details class="k-more" open>' if open else '<details class="k-more">'
    return format_html(start + "<summary>{}</summary>{}</details>", label, content)


@register.simple_block_tag
def confirm(content: str, label: str, question: str, *, quiet: bool = False) -> SafeString:
    """`{% confirm "Tetapkan" "Yakin?" %}<button …>{% endconfirm %}`: two steps without script, inside a form.

    `quiet=True` for what takes something away: it should not be the first thing one sees on the page.
    """
    return format_html(
        '<details class="k-confirm"><summary class="btn {}">{}</summary>'
        '<div class="k-confirm-box"><p><strong>{}</strong></p>{}</div></details>',
        *("btn-outline" if quiet else "btn-primary", label, question, content),
    )


@register.simple_tag
def badge(code: str | Badge, text: Any = "") -> SafeString:
    """`{% badge "good" "Baik" %}`, or a Badge made by the view."""
    look = code if isinstance(code, Badge) else make_badge(code, text)
    return format_html(
        '<span class="k-badge tone-{}"><span aria-hidden="true">{}</span>{}</span>', look.tone, look.symbol, look.text
    )


@register.inclusion_tag("ui/parts/stat.html")
def stat(label: str, value: Any, **more: Any) -> dict[str, Any]:
    """`{% stat "Tepat waktu" 92.4 unit="%" n=120 low=86 high=96 grade="A" %}`: a number, how many, how sure."""
    shown = format_number(value, places_for(value)) if isinstance(value, int | float | Decimal) else (value or "–")
    sure = interval(more.get("low"), more.get("high"))
    known = {"unit": "", "n": None, "grade": "", "provisional": False, "declared": False, "note": ""}
    return {**known, **more, "label": label, "shown": shown, "sure": sure}


@register.inclusion_tag("ui/parts/chart.html", takes_context=True)
def chart(context: Any, drawing: Chart) -> dict[str, Any]:
    """`{% chart figures %}`: the drawing with its table in a disclosure beneath."""
    return {"chart": drawing, "request": context.get("request")}


@register.inclusion_tag("ui/parts/pager.html")
def pager(page: Page) -> dict[str, Any]:
    """`{% pager page %}`: next page and back to the start."""
    return {"page": page}


@register.inclusion_tag("ui/parts/progress.html")
def progress(job: Any, url: str, never: str = "") -> dict[str, Any]:
    """`{% progress job request.path "Belum pernah dihitung." %}`: background work; survives a reload of the page."""
    known = job.progress if job else {}
    running = bool(job) and job.state in {"waiting", "running"}
    figures = {"done": known.get("done", 0), "total": known.get("total", 0), "text": known.get("text", "")}
    return {"job": job, "url": url, "never": never, "running": running, **figures}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, *, rows: int = 4, sometimes: bool = False) -> dict[str, Any]:
    """`{% field form.text %}`: label, help, error and control, tied together for screen readers.

    `sometimes=True` where the help text says when the field is needed, so that it does not call itself optional.
    """
    described = [f"{bound.auto_id}_help"] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if bound.widget_type == "textarea":
        attrs["rows"] = str(rows)
    optional = not (bound.field.required or sometimes)
    return {"field": bound, "control": bound.as_widget(attrs=attrs), "optional": optional}


@register.inclusion_tag("ui/parts/choices.html")
def choices(bound: BoundField, anchors: dict[str, str] | None = None, *, across: bool = False) -> dict[str, Any]:
    """`{% choices form.rating anchors %}`: radio buttons as cards; anchors explain each value in plain words."""
    chosen = str(bound.value() or "")
    options = [
        {"value": value, "label": label, "anchor": (anchors or {}).get(str(value), ""), "checked": str(value) == chosen}
        for value, label in bound.field.choices  # type: ignore[attr-defined]
        if value
    ]
    return {"field": bound, "options": options, "across": across}


@register.inclusion_tag("ui/parts/errors.html")
def errors(form: Form) -> dict[str, Any]:
    """`{% errors form %}`: the summary above a form that could not be taken, with links to the fields."""
    fields = [form[name] for name in form.errors if name != "__all__"]
    # A label may be a whole sentence; its full stop does not stand before a colon.
    found = [(one, one.label.rstrip("."), said) for one in fields if not one.is_hidden for said in one.errors]
    return {"general": form.non_field_errors(), "fields": found}


@register.inclusion_tag("ui/parts/typed.html")
def typed(form: HouseForm | None) -> dict[str, Any]:
    """`{% typed form %}`: the words of a form that was refused and has no place on the page any more."""
    return {"typed": form.typed() if form else []}


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """`{% crumbs "Saya" url_home "Rencana" %}`: label and address in turn; the last label is this page."""
    pairs = list(zip(steps[:-1:2], steps[1::2], strict=True))
    return {"steps": pairs, "here": steps[-1]}


@register.filter
def number(value: Any, places: int | None = None) -> str:
    """`{{ value|number:1 }}`: at most so many decimals, in the reader's way of writing."""
    return "–" if value is None or value == "" else marks.as_number(format_number(value, places))


@register.filter
def figure(value: Any) -> str:
    """`{{ value|figure }}`: as many decimals as the size of the number deserves."""
    return "–" if value is None or value == "" else marks.as_number(format_number(value, places_for(value)))


@register.filter
def say(said: Said | str) -> str:
    """`{{ reason|say }}`: a refusal, sentence or reason in the reader's language; plain text stays as it is."""
    return said if isinstance(said, str) else spoken(said)


@register.filter
def day(value: date | None) -> str:
    """`{{ plan.starts|day }}`: 5 Januari 2026."""
    return marks.as_day(value, numbers.day(value))


@register.filter
def instant(value: datetime | None) -> str:
    """`{{ entry.at|instant }}`: 5 Jan 2026 14.05 in the agency's zone."""
    return marks.as_instant(value, numbers.instant(value))
