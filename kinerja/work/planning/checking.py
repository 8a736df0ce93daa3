"""Whether a whole plan can be signed as it stands."""

from __future__ import annotations

from kinerja.pure.lib.refusals import Invalid

from .bindings import services_of
from .definitions import Definition, check_content, check_services
from .models import Indicator, Plan
from .queries import remarks_on


def check_plan(plan: Plan) -> None:
    """Raise the first refusal of the rules; sources and services may have changed since the draft was written."""
    for remark in remarks_on(plan):
        if remark.refuses:
            raise Invalid(remark.sentence.template, **remark.sentence.params)
    definitions = [Definition.of(i) for i in Indicator.objects.filter(result__plan=plan)]
    for definition in definitions:
        check_content(definition)
    check_services({code for d in definitions for code in services_of(d.binding)})
