"""One constraint class for both engines: no two rows of one key may share a day.

PostgreSQL uses an exclusion constraint (needs btree_gist, made by the first migration);
SQLite uses two triggers. Ranges are half-open, [starts, ends); an empty end means open.
Rows that also have a stretch of whole numbers (minutes of a day) must share some of both to collide.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Model, Q
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext_lazy as _


class NoOverlap(BaseConstraint):
    """Rows that agree in `keys`, among those that satisfy `where` (a list means any of its values), never overlap."""

    def __init__(
        self,
        *,
        keys: tuple[str, ...],
        name: str,
        start: str = "starts",
        end: str = "ends",
        also: tuple[str, str] | None = None,
        where: dict[str, Any] | None = None,
        violation_error_message: Any = None,
    ) -> None:
        self.keys, self.start, self.end, self.also = keys, start, end, also
        self.where = where or {}
        super().__init__(name=name, violation_error_message=violation_error_message or _("Rentang waktu bertumpuk."))

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs |= {"keys": self.keys, "start": self.start, "end": self.end, "where": self.where}
        if self.also:
            kwargs["also"] = self.also
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct()[2] == other.deconstruct()[2]

    __hash__ = None  # type: ignore[assignment]

    # --- SQL

    def _column(self, model: type[Model], field: str) -> str:
        return str(model._meta.get_field(field).column)  # type: ignore[union-attr]

    def _conditions(self, model: type[Model], editor: Any, prefix: str = "") -> list[str]:
        """`where` as SQL over one row; a list means IN."""
        found = []
        for field, value in self.where.items():
            column = f"{prefix}{editor.quote_name(self._column(model, field))}"
            values = value if isinstance(value, list | tuple) else [value]
            quoted = ", ".join(editor.quote_value(v) for v in values)
            found.append(f"{column} IN ({quoted})")
        return found

    def _exclusion(self, model: type[Model], editor: Any) -> str:
        quote = editor.quote_name
        keys = ", ".join(f"{quote(self._column(model, k))} WITH =" for k in self.keys)
        start, end = (quote(self._column(model, f)) for f in (self.start, self.end))
        kind = "tstzrange" if model._meta.get_field(self.start).get_internal_type() == "DateTimeField" else "daterange"
        ranges = [f"{kind}({start}, {end}, '[)') WITH &&"]
        if self.also:
            low, high = (quote(self._column(model, field)) for field in self.also)
            ranges.append(f"int4range({low}, {high}, '[)') WITH &&")
        where = " AND ".join(self._conditions(model, editor))
        return f"CONSTRAINT {quote(self.name)} EXCLUDE USING gist ({keys}, {', '.join(ranges)})" + (
            f" WHERE ({where})" if where else ""
        )

    def _trigger(self, model: type[Model], editor: Any, event: str) -> Statement:
        quote = editor.quote_name
        pk = quote(model._meta.pk.column)
        start, end = (quote(self._column(model, f)) for f in (self.start, self.end))
        same = [f"o.{quote(self._column(model, k))} = NEW.{quote(self._column(model, k))}" for k in self.keys]
        if self.also:
            low, high = (quote(self._column(model, field)) for field in self.also)
            same.append(f"o.{low} < NEW.{high} AND NEW.{low} < o.{high}")
        others = self._conditions(model, editor, "o.")
        mine = self._conditions(model, editor, "NEW.") or ["1"]
        # Names come from model definitions, never from a user.
        return Statement(
            f"CREATE TRIGGER {quote(f'{self.name}_{event.lower()}')} BEFORE {event} ON %(table)s FOR EACH ROW "  # noqa: S608
            f"WHEN {' AND '.join(mine)} BEGIN SELECT RAISE(ABORT, '{self.name}') WHERE EXISTS ("
            f"SELECT 1 FROM %(table)s o WHERE {' AND '.join(same + others)} AND o.{pk} <> NEW.{pk} "
            f"AND (NEW.{end} IS NULL OR o.{start} < NEW.{end}) AND (o.{end} IS NULL OR NEW.{start} < o.{end})); END",
            table=Table(model._meta.db_table, quote),
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str | None:  # type: ignore[override]
        """Inline in CREATE TABLE on PostgreSQL; on SQLite triggers follow once the table stands."""
        if schema_editor.connection.vendor == "postgresql":
            return self._exclusion(model, schema_editor)
        # SQLite remakes the table for every change of a constraint, and so comes here each time.
        schema_editor.deferred_sql += [self._trigger(model, schema_editor, event) for event in ("INSERT", "UPDATE")]
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement("ALTER TABLE %(table)s ADD " + self._exclusion(model, schema_editor), table=table)

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        return schema_editor._delete_constraint_sql(schema_editor.sql_delete_check, model, self.name)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: Any = None) -> None:
        """The same question asked before the write, so that forms can answer kindly."""
        from django.core.exceptions import ValidationError

        if any(not _matches(getattr(instance, f), v) for f, v in self.where.items()):
            return
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        rivals = (
            model._base_manager.using(using)
            .filter(**{k: getattr(instance, k) for k in self.keys})
            .filter(**{f"{f}__in" if isinstance(v, list | tuple) else f: v for f, v in self.where.items()})
        )
        if self.also:
            low, high = self.also
            rivals = rivals.filter(**{f"{low}__lt": getattr(instance, high), f"{high}__gt": getattr(instance, low)})
        if end is not None:
            rivals = rivals.filter(**{f"{self.start}__lt": end})
        rivals = rivals.filter(Q(**{f"{self.end}__isnull": True}) | Q(**{f"{self.end}__gt": start}))
        if rivals.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)


def _matches(value: Any, wanted: Any) -> bool:
    return value in wanted if isinstance(wanted, list | tuple) else value == wanted


def violated(error: IntegrityError, name: str) -> bool:
    """Whether this constraint is the one that refused, on either engine."""
    return name in str(error)
