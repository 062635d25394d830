"""Rows as lines of JSON and back, the same from either database; and one look at an instant."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models, router

from folkmoot.web.keeping.held import Copy
from folkmoot.web.keeping.register import held_in

Model = type[models.Model]
AS_THEY_ARE = (models.JSONField, models.BooleanField, models.IntegerField)
BATCH = 500
BEGIN = {
    "sqlite": "BEGIN",  # the log as it is at the first read; writers go on
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def snapshot(database: str) -> Iterator[None]:
    """See one database as it is at one instant while the block runs; nobody waits for it."""
    with connections[database].cursor() as cursor:
        cursor.execute(BEGIN[connections[database].vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def tables(copy: Copy) -> list[Model]:
    """Give the models whose rows are copied so, by label."""
    found = apps.get_models(include_auto_created=True)
    wanted = [model for model in found if held_in(model._meta.label).copy is copy]
    return sorted(wanted, key=lambda model: model._meta.label)


def database_of(model: Model) -> str:
    """Name the database that a model's rows lie in."""
    return router.db_for_read(model)


def rows_of(model: Model) -> models.QuerySet[models.Model]:
    """Give all rows of a model in the order of their keys."""
    return model._base_manager.using(database_of(model)).order_by("pk")


def count(model: Model) -> int:
    """Count the rows of a model."""
    return rows_of(model).count()


def written(model: Model) -> Iterator[bytes]:
    """Give the rows of a model, a line each."""
    for row in rows_of(model).iterator(chunk_size=BATCH):
        values = [_plain(field, row) for field in model._meta.concrete_fields]
        yield json.dumps(values, ensure_ascii=False).encode() + b"\n"


def store(model: Model, lines: Iterable[bytes], columns: list[str]) -> int:
    """Store what *written* gave, whose columns were those named; give how many rows there were."""
    known = {field.name: field for field in model._meta.concrete_fields}
    fields = [known[name] for name in columns]
    stored, batch = 0, []
    for line in lines:
        values = zip(fields, json.loads(line), strict=True)
        batch.append(model(**{field.attname: _value(field, value) for field, value in values}))
        if len(batch) == BATCH:
            stored += _store(model, batch)
            batch = []
    return stored + _store(model, batch)


def columns_of(model: Model) -> list[str]:
    """Name the columns of a model in their order."""
    return [field.name for field in model._meta.concrete_fields]


def set_counters(database: str, stored: Iterable[Model]) -> None:
    """Let a database count on from what was stored, where it counts by itself."""
    connection = connections[database]
    for statement in connection.ops.sequence_reset_sql(no_style(), list(stored)):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _store(model: Model, batch: list[models.Model]) -> int:
    model._base_manager.using(database_of(model)).bulk_create(batch)
    return len(batch)


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = field.value_from_object(row)
    is_plain = value is None or isinstance(field, AS_THEY_ARE)
    return value if is_plain else field.value_to_string(row)


def _value(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    return (field.target_field if field.is_relation else field).to_python(value)
