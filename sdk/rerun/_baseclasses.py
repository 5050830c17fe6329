"""What all loggable things are made of: batches of a component, archetypes, columns.

A `ComponentBatch` is an Arrow array of one component type; it becomes loggable when a descriptor names the column it
belongs to (`DescribedComponentBatch`). An `Archetype` holds one batch (or None) for each of its fields. A
`ComponentColumn` cuts a batch into the rows of a column for `send_columns`. Anything with `as_component_batches()`
can be logged, anything with `as_arrow_array()` can be a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

import numpy.typing as npt
import pyarrow as pa

from rerun_render.chunk.chunk import ComponentDescriptor

from ._columns import ComponentColumn, ComponentColumnList, holds_values, row_lengths
from .error_utils import report_exception, strict_mode

if TYPE_CHECKING:
    from typing import Self

    from .blueprint.visualizers import Visualizer

__all__ = [
    "Archetype",
    "AsComponents",
    "BaseBatch",
    "ComponentBatchLike",
    "ComponentBatchMixin",
    "ComponentColumn",
    "ComponentColumnList",
    "ComponentDescriptor",
    "ComponentMixin",
    "DescribedComponentBatch",
]

_Archetype = TypeVar("_Archetype", bound="Archetype")


@runtime_checkable
class ComponentBatchLike(Protocol):
    """Whatever can hand out the values of one component as an Arrow array."""

    def as_arrow_array(self) -> pa.Array:
        """The values, one element for each instance."""
        ...


@runtime_checkable
class AsComponents(Protocol):
    """Whatever can be logged."""

    def as_component_batches(self) -> Iterable[DescribedComponentBatch]:
        """The batches to write as one row."""
        ...


class DescribedComponentBatch:
    """The values of one column in one row.

    Parameters
    ----------
    batch:
        The values: anything with `as_arrow_array()`, or an Arrow array.
    descriptor:
        The names of the column.
    """

    __slots__ = ("_array", "descriptor")

    def __init__(self, batch: ComponentBatchLike | pa.Array, descriptor: ComponentDescriptor) -> None:
        self._array = batch if isinstance(batch, pa.Array) else batch.as_arrow_array()
        self.descriptor = descriptor

    def component_descriptor(self) -> ComponentDescriptor:
        """The names of the column."""
        return self.descriptor

    def as_arrow_array(self) -> pa.Array:
        """The instances of the row."""
        return self._array

    def partition(self, lengths: npt.ArrayLike | None = None) -> ComponentColumn:
        """Cut the values into rows of `lengths` instances each; without `lengths`, one instance in each row."""
        return ComponentColumn(self.descriptor, self, lengths=lengths)

    def __len__(self) -> int:
        return len(self._array)

    def __repr__(self) -> str:
        return f"DescribedComponentBatch({self.descriptor.component}, {self._array.to_pylist()!r})"


class BaseBatch:
    """An Arrow array of one type, made from whatever can be converted to it.

    A value that cannot be converted is reported and becomes an empty batch; in strict mode its error is raised.

    Parameters
    ----------
    data:
        What to convert. None gives an empty batch.
    strict:
        Overrides the mode for this conversion.
    argument:
        What the error names, such as `Points3D positions`. Default: the class of the batch.
    """

    __slots__ = ("pa_array",)

    _ARROW_TYPE: ClassVar[pa.DataType]

    def __init__(self, data: Any, strict: bool | None = None, *, argument: str | None = None) -> None:
        cls = type(self)
        try:
            self.pa_array = cls._to_arrow(data)
        except Exception as error:
            report_exception(error, argument or cls.__name__, strict=strict)
            self.pa_array = empty_array(cls._ARROW_TYPE)

    @classmethod
    def _to_arrow(cls, data: Any) -> pa.Array:
        if isinstance(data, BaseBatch):
            data = data.pa_array
        if isinstance(data, pa.ChunkedArray):
            data = data.combine_chunks()
        if isinstance(data, pa.Array):
            return data if data.type == cls._ARROW_TYPE else data.cast(cls._ARROW_TYPE)
        if data is None:
            return empty_array(cls._ARROW_TYPE)
        return cls._convert(data)

    @classmethod
    def _convert(cls, data: Any) -> pa.Array:
        """`data`, which is neither None nor Arrow, as an array of the type. Each kind of batch has its own."""
        raise TypeError(f"expected a batch of some type, got one of the base class {cls.__name__}")

    @classmethod
    def from_arrow(cls, array: pa.Array) -> Self:
        """A batch of an array that already has the right type."""
        batch = cls.__new__(cls)
        batch.pa_array = array
        return batch

    def as_arrow_array(self) -> pa.Array:
        """The values, one element for each instance."""
        return self.pa_array

    def __len__(self) -> int:
        return len(self.pa_array)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BaseBatch) and bool(self.pa_array.equals(other.pa_array))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.pa_array.to_pylist()!r})"


class ComponentBatchMixin:
    """The half of a component's batch class that knows the component's name."""

    __slots__ = ()

    _COMPONENT_TYPE: ClassVar[str]

    @classmethod
    def component_type(cls) -> str:
        """Full name, such as `rerun.components.Position3D`."""
        return cls._COMPONENT_TYPE

    def described(self, descriptor: ComponentDescriptor | str) -> DescribedComponentBatch:
        """The batch with the names of its column, as they are given: without a type, the column has none."""
        if isinstance(descriptor, str):
            descriptor = ComponentDescriptor(descriptor)
        return DescribedComponentBatch(cast(ComponentBatchLike, self), descriptor)

    def partition(self, lengths: npt.ArrayLike | None = None) -> ComponentColumn:
        """A column outside any archetype, cut into rows of `lengths` instances each (default: one each)."""
        descriptor = ComponentDescriptor(self._COMPONENT_TYPE, None, self._COMPONENT_TYPE)
        return ComponentColumn(descriptor, cast(ComponentBatchLike, self), lengths=lengths)


class ComponentMixin:
    """The half of a component's value class that knows the component's name and how it is stored."""

    __slots__ = ()

    _BATCH_TYPE: ClassVar[type[BaseBatch]]

    @classmethod
    def arrow_type(cls) -> pa.DataType:
        """The Arrow type of one value."""
        return cls._BATCH_TYPE._ARROW_TYPE

    @classmethod
    def component_type(cls) -> str:
        """Full name, such as `rerun.components.Position3D`."""
        return cast(type[ComponentBatchMixin], cls._BATCH_TYPE).component_type()

    def as_arrow_array(self) -> pa.Array:
        """An array of this one value."""
        return self._BATCH_TYPE([self]).as_arrow_array()


class Field(NamedTuple):
    """A field of an archetype: how it is converted, what its column is called, and what errors call it."""

    name: str
    batch: type[BaseBatch]
    descriptor: ComponentDescriptor
    argument: str


def fields(archetype: str, **batches: type[BaseBatch]) -> tuple[Field, ...]:
    """The fields of an archetype: its full name, and the batch class of each field."""
    short = archetype.rpartition(".")[2]
    return tuple(
        Field(
            name,
            batch,
            ComponentDescriptor(f"{short}:{name}", archetype, batch.component_type()),  # type: ignore[attr-defined]
            f"{short} {name}",
        )
        for name, batch in batches.items()
    )


class Archetype:
    """Base of all archetypes: components that belong together.

    Every field is an attribute: a batch, or None where nothing is to be written.
    """

    _NAME: ClassVar[str]
    _FIELDS: ClassVar[tuple[Field, ...]]

    def __init_subclass__(cls) -> None:
        """Give each class `descriptor_<field>()` for each of its fields."""
        super().__init_subclass__()
        for field in cls.__dict__.get("_FIELDS", ()):
            setattr(cls, f"descriptor_{field.name}", staticmethod(lambda descriptor=field.descriptor: descriptor))

    @classmethod
    def archetype(cls) -> str:
        """Full name, such as `rerun.archetypes.Points3D`."""
        return cls._NAME

    @classmethod
    def archetype_short_name(cls) -> str:
        """Name without the package, such as `Points3D`."""
        return cls._NAME.rpartition(".")[2]

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        """The batches of all fields that are set."""
        values = self.__dict__
        batches = []
        for field in self._FIELDS:
            batch = values[field.name]
            if batch is not None:
                batches.append(DescribedComponentBatch(batch.pa_array, field.descriptor))
        return batches

    def _set(self, **values: Any) -> None:
        """Convert and keep the values of fields; fields that are not named are left unset."""
        attributes = self.__dict__
        for field in self._FIELDS:
            value = values.get(field.name)
            attributes[field.name] = None if value is None else field.batch(value, argument=field.argument)

    def _constructing(self) -> _Constructing:
        """Context in which a constructor's exception is reported and leaves an archetype without any value."""
        return _Constructing(self)

    @classmethod
    def _partial(cls, clear_unset: bool, values: dict[str, Any]) -> Self:
        archetype = cls.__new__(cls)
        with archetype._constructing():
            archetype._set(**values)
            if clear_unset:
                for field in cls._FIELDS:
                    if archetype.__dict__[field.name] is None:
                        archetype.__dict__[field.name] = field.batch(None)
        return archetype

    @classmethod
    def cleared(cls) -> Self:
        """All fields empty: logging it resets every field."""
        archetype = cls.__new__(cls)
        for field in cls._FIELDS:
            archetype.__dict__[field.name] = field.batch(None)
        return archetype

    @classmethod
    def _columns(cls, values: dict[str, Any]) -> ComponentColumnList:
        archetype = cls.__new__(cls)
        with archetype._constructing():
            archetype._set(**values)
        columns = []
        for batch in archetype.as_component_batches():
            name = batch.descriptor.component.rpartition(":")[2]
            if not len(batch) and holds_values(values[name]):
                continue  # its conversion failed and was reported; the other columns are good
            columns.append(batch.partition(row_lengths(values[name], batch.as_arrow_array())))
        return ComponentColumnList(columns)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            self.__dict__[field.name] == other.__dict__[field.name] for field in self._FIELDS
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        fields = ((field.name, self.__dict__[field.name]) for field in self._FIELDS)
        parts = [f"  {name}={batch.pa_array.to_pylist()!r}" for name, batch in fields if batch is not None]
        return f"rr.{type(self).__name__}(\n" + "".join(f"{part},\n" for part in parts) + ")"


class VisualArchetype(Archetype):
    """Base of archetypes that a viewer draws by themselves."""

    def visualizer(self, *, mappings: Sequence[Any] | None = None) -> Visualizer:
        """How a blueprint says that an entity is drawn as this archetype, with these values.

        Parameters
        ----------
        mappings:
            `VisualizerComponentMapping`s: where the other components come from.
        """
        from .blueprint.visualizers import Visualizer, visualizer_type_of

        return Visualizer(
            visualizer_type_of(self.archetype_short_name()), overrides=self.as_component_batches(), mappings=mappings
        )


class _Constructing:
    """See `Archetype._constructing`."""

    __slots__ = ("_archetype",)

    def __init__(self, archetype: Archetype) -> None:
        self._archetype = archetype

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if not isinstance(exc, Exception):
            return False
        self._archetype._set()
        if strict_mode() or isinstance(exc, Warning):
            return False
        report_exception(exc, type(self._archetype).__name__)
        return True


def empty_array(data_type: pa.DataType) -> pa.Array:
    """No values of `data_type`."""
    # pa.array([]) knows no unions.
    return pa.nulls(0, data_type)
