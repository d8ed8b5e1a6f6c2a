"""The facts on Delta Lake: rows of a version in, one commit out. The only home of ``deltalake``.

Two commits never build on the same version. Left alone, Delta would let two first commits stand,
the second blindly over the first; so none is retried inside, and each claims its number in the
transaction ids (``txn``), where every other writer would collide with it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
from deltalake import (
    ColumnProperties,
    CommitProperties,
    DeltaTable,
    PostCommitHookProperties,
    Transaction,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import CommitFailedError, DeltaError
from pyarrow import fs

from atlas.store.schema import SCHEMA, conform, in_order
from atlas.store.space import refusal

#: Every link may name any version: the log is kept whole, and no file is ever vacuumed.
_KEEP_ALL = {
    "delta.logRetentionDuration": "interval 365000 days",
    "delta.deletedFileRetentionDuration": "interval 365000 days",
    "delta.enableExpiredLogCleanup": "false",
}
#: opening a version reads the commits since a checkpoint one by one
_CHECKPOINT_EVERY = 20
#: inside the commit, a checkpoint that fails would pass for a publish that failed
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_CLAIM = "atlas"
_LISTINGS_KEPT = 32
_PARTITION = ds.partitioning(pa.schema([("year", pa.int32())]), flavor="hive")

#: Of a figure one asks the indicator, the place and the year, which is a partition: bounds of all
#: other columns cost half of a publish. No two rows share an id or a cell.
_BOUNDED = ColumnProperties(statistics_enabled="PAGE")
_EACH_ITS_OWN = ColumnProperties(statistics_enabled="NONE", dictionary_enabled=False)
_PACKED = WriterProperties(
    compression="ZSTD",
    default_column_properties=ColumnProperties(statistics_enabled="NONE"),
    column_properties={
        **dict.fromkeys(("indicator", "place"), _BOUNDED),
        **dict.fromkeys(("id", "cell"), _EACH_ITS_OWN),
    },
)

Years = Collection[int | None]


class OvertakenError(Exception):
    """Another commit took the number first; nothing was written."""


@dataclass(frozen=True, slots=True)
class PartFile:
    """A Parquet file of one year, below the table, and its number of rows."""

    path: str
    year: int | None
    rows: int


class FactsTable:
    """The table at a local path or an address such as ``s3://bucket/prefix/facts``."""

    def __init__(self, address: str) -> None:
        self._address = address
        # a version never changes, and a publish asks for the newest one's files three times
        self._listed = lru_cache(_LISTINGS_KEPT)(self._list)

    def files(self, version: int, years: Years | None = None) -> frozenset[PartFile]:
        """The files of a version, or those of some years of it."""
        listed = self._listed(version)
        return frozenset(file for file in listed if years is None or file.year in years)

    def _list(self, version: int) -> tuple[PartFile, ...]:
        actions = DeltaTable(self._address, version=version).get_add_actions(flatten=True)
        named = pa.table(actions).select(["path", "partition.year", "num_records"])
        return tuple(PartFile(*row.values()) for row in named.to_pylist())

    def read(self, files: Iterable[PartFile]) -> pa.Table:
        """The rows of ``files`` in today's columns.

        Not by ``DeltaTable.to_pyarrow_table``: its file system aborts the process at exit.
        """
        paths = sorted(file.path for file in files)
        if not paths:
            return SCHEMA.empty_table()
        filesystem, root = _opened(self._address)
        stored = ds.dataset(
            [f"{root}/{path}" for path in paths],
            schema=SCHEMA,
            filesystem=filesystem,
            format="parquet",
            partitioning=_PARTITION,
            partition_base_dir=root,
        )
        return conform(stored.to_table())

    def write(
        self, current: int | None, rows: pa.Table, years: Years, note: dict[str, Any]
    ) -> None:
        """Replace ``years`` of version ``current`` by ``rows``, with ``note``: all in one commit.

        ``current`` None makes the table in that same commit. ``OvertakenError`` where version
        ``current`` is no longer the newest, ``StoreError`` where the disk refuses.
        """
        number = 0 if current is None else current + 1
        commit = CommitProperties(
            custom_metadata=note,
            max_commit_retries=0,
            app_transactions=[Transaction(_CLAIM, number)],
        )
        try:
            if current is None:
                self._create(rows, commit)
            else:
                self._replace(DeltaTable(self._address, version=current), rows, years, commit)
        except (DeltaError, OSError) as failed:
            if refused := refusal(failed):
                raise refused from failed
            if isinstance(failed, CommitFailedError):
                raise OvertakenError from failed
            raise
        if number and number % _CHECKPOINT_EVERY == 0:
            self._checkpoint(number)

    def _checkpoint(self, number: int) -> None:
        """Only for speed: the version stands without it, whatever the disk says."""
        try:
            DeltaTable(self._address, version=number).create_checkpoint()
        except (DeltaError, OSError) as failed:
            if refusal(failed) is None:
                raise

    def _create(self, rows: pa.Table, commit: CommitProperties) -> None:
        try:
            write_deltalake(
                self._address,
                in_order(rows),
                mode="error",
                partition_by="year",
                configuration=_KEEP_ALL,
                writer_properties=_PACKED,
                commit_properties=commit,
                post_commithook_properties=_NO_HOOKS,
            )
        except DeltaError as failed:
            # "already exists" has no class of its own
            if not isinstance(failed, CommitFailedError) and DeltaTable.is_deltatable(
                self._address
            ):
                raise OvertakenError from failed
            raise

    def _replace(
        self, table: DeltaTable, rows: pa.Table, years: Years, commit: CommitProperties
    ) -> None:
        stored = {field.name for field in table.schema().fields}
        write_deltalake(
            table,
            in_order(rows),
            mode="overwrite",
            predicate=_any_of(years),
            schema_mode=None if stored >= set(SCHEMA.names) else "merge",
            writer_properties=_PACKED,
            commit_properties=commit,
            post_commithook_properties=_NO_HOOKS,
        )


def _any_of(years: Years) -> str:
    numbers = sorted(year for year in years if year is not None)
    terms = [f"year IN ({', '.join(str(year) for year in numbers)})"] if numbers else []
    return " OR ".join([*terms, "year IS NULL"] if None in years else terms)


def _opened(address: str) -> tuple[fs.FileSystem, str]:
    if "://" in address:
        return fs.FileSystem.from_uri(address)
    return fs.LocalFileSystem(), Path(address).absolute().as_posix()
