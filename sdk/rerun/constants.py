"""Names that other tools look for in recordings and processes."""

from __future__ import annotations

from typing import Final

RECORDING_PROPERTIES_PATH: Final = "/__properties"
"""Entity above everything that is said about a recording as a whole."""

RERUN_KIND: Final = b"rerun:kind"
"""Key of a column's metadata: what kind of column it is."""

RERUN_KIND_CONTROL: Final = b"control"
"""Kind of columns that hold row ids."""

RERUN_KIND_INDEX: Final = b"index"
"""Kind of columns that hold times."""

SORBET_ENTITY_PATH: Final = b"rerun:entity_path"
"""Key of metadata: entity of a column or a table."""

SORBET_COMPONENT: Final = b"rerun:component"
"""Key of a column's metadata: name of its component."""

SORBET_COMPONENT_TYPE: Final = b"rerun:component_type"
"""Key of a column's metadata: type of its component."""

SORBET_ARCHETYPE_NAME: Final = b"rerun:archetype"
"""Key of a column's metadata: archetype of its component."""

SORBET_INDEX_NAME: Final = b"rerun:index_name"
"""Key of a column's metadata: name of its timeline."""

SORBET_IS_TABLE_INDEX: Final = b"rerun:is_table_index"
"""Key of a column's metadata: whether it is the index of a table."""

EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE: Final = 66
"""What an importer program returns for a file that is not its own."""

EXTERNAL_DATA_LOADER_INCOMPATIBLE_EXIT_CODE: Final = EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE
"""The older name of `EXTERNAL_IMPORTER_INCOMPATIBLE_EXIT_CODE`."""
