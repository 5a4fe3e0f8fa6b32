"""Model fields that are sealed at rest: the database holds a blob, the attribute gives the text."""

import json
from typing import Any

from django.db import models

from doudi.web.privacy.row_ids import new_id
from doudi.web.privacy.sealing import seal, unseal


class RowId(models.BigIntegerField):
    """The number of a row, made by us. SQLite takes only the very word `integer` for its own row number, which every
    index holds anyway; with `bigint` it would keep a second number and look up each row twice."""

    def db_type(self, connection: Any) -> str:
        """The type of the column."""
        return "integer" if connection.vendor == "sqlite" else str(super().db_type(connection))

    def rel_db_type(self, connection: Any) -> str:
        """The type of columns that point here."""
        return str(models.BigIntegerField().db_type(connection))


class SealedModel(models.Model):
    """A row whose number is known before it is saved, so that its sealed fields can be bound to it."""

    id = RowId(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class SealedText(models.BinaryField):
    """Text, sealed with table, column and row as associated data. Only for a SealedModel. Cannot be searched."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("null", True)
        options.setdefault("editable", True)
        super().__init__(*args, **options)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Put the opening attribute on the model."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _Opening(self))

    def place(self, row: models.Model) -> str:
        """The associated data of this field in this row."""
        return f"{self.model._meta.db_table}.{self.column}.{row.pk}"

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        """The sealed blob for the database."""
        held = model_instance.__dict__.get(self.attname)
        return held if held is None or isinstance(held, bytes) else seal(self.to_text(held), self.place(model_instance))

    def to_text(self, value: Any) -> str:
        """The text that is sealed."""
        return str(value)

    def to_value(self, text: str) -> Any:
        """What the attribute gives."""
        return text


class SealedJson(SealedText):
    """A value of JSON, sealed as its text."""

    def to_text(self, value: Any) -> str:
        """The text that is sealed."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def to_value(self, text: str) -> Any:
        """What the attribute gives."""
        return json.loads(text)


class _Opening:
    """The attribute of a sealed field: opens the blob when it is first asked for."""

    def __init__(self, field: SealedText) -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        held = row.__dict__[name]
        if isinstance(held, bytes):
            held = row.__dict__[name] = self.field.to_value(unseal(held, self.field.place(row)))
        return held

    def __set__(self, row: models.Model, value: Any) -> None:
        row.__dict__[self.field.attname] = bytes(value) if isinstance(value, memoryview) else value
