"""A version opened for questions: DuckDB in memory, filled once, then locked. DuckDB's home."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any

import duckdb
import pyarrow as pa

from atlas.errors import QueryError
from atlas.store.filling import fill

#: No page's question takes a tenth of a second; what takes this long (s) is a mistake.
SECONDS = 10.0
#: Live, pinned and the pair that someone compares
READERS_KEPT = 4


class Reader:
    """One version's tables, for reading only. Threads may share it.

    Tables ``facts`` (all), ``figures`` (a real figure hides the demonstration one under the same
    key), ``indicators``, ``breaks``, ``places``, ``uploads``, ``versions``, ``changes``.
    ``version`` None is the empty store.
    """

    def __init__(
        self,
        version: int | None,
        facts: pa.Table,
        others: Mapping[str, pa.Table],
    ) -> None:
        self.version = version
        self._connection = duckdb.connect(":memory:")
        self._opening = threading.Lock()
        fill(self._connection, facts, others)

    def ask(
        self, sql: str, parameters: Mapping[str, object] | None = None, seconds: float = SECONDS
    ) -> list[dict[str, Any]]:
        """The rows of one ``SELECT``; anything else is refused.

        Raises ``QueryError`` (``query_no_select``, ``query_timeout``, ``query_too_large``,
        ``query_value`` where a parameter's value does not fit).
        """
        named_parameters(sql)
        with self._opening:
            cursor = self._connection.cursor()
        timer = threading.Timer(seconds, cursor.interrupt)
        timer.daemon = True
        try:
            timer.start()
            # A SELECT cannot write, and if one could: the transaction does not let it.
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            cursor.execute(sql, dict(parameters or {}))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except duckdb.InterruptException:
            raise QueryError("query_timeout", seconds=f"{seconds:g}") from None
        except duckdb.OutOfMemoryException:
            raise QueryError("query_too_large") from None
        except duckdb.ConversionException as unfit:
            raise QueryError("query_value", found=str(unfit).splitlines()[0]) from None
        finally:
            timer.cancel()
            cursor.close()


@lru_cache(maxsize=512)
def named_parameters(sql: str) -> frozenset[str]:
    """The ``$names`` in ``sql``; ``QueryError`` where it is not exactly one ``SELECT``."""
    statements = duckdb.extract_statements(sql)
    if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError("query_no_select", count=len(statements))
    return frozenset(statements[0].named_parameters)


class Shelf:
    """The readers used last. Two threads that want the same one wait for the same filling."""

    def __init__(self, kept: int = READERS_KEPT) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()

    def take(self, key: Hashable, open_reader: Callable[[], Reader]) -> Reader:
        """The reader of ``key``, made by ``open_reader`` where it is not on the shelf.

        A reader that falls off is closed by whoever asks it last: when nobody holds it any more.
        """
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._kept:
                self._places.popitem(last=False)
        with place.filling:
            if place.reader is None:
                place.reader = open_reader()
            return place.reader


class _Place:
    """A place on the shelf, empty until the first who wants the reader has filled it."""

    def __init__(self) -> None:
        self.filling = threading.Lock()
        self.reader: Reader | None = None
