"""The database behind the gradebook: SQLite or PostgreSQL, transactions that wait their turn, and plain errors."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError

from casebook import paths
from casebook.errors import CasebookError

# how long a transaction waits for another program that holds the gradebook, in seconds
PATIENCE = 30


class CannotWrite(CasebookError):
    """The gradebook cannot be opened or written."""


def address() -> str:
    """Return the gradebook's database address: `CASEBOOK_DB`, else SQLite in `course/`."""
    return os.environ.get("CASEBOOK_DB") or f"sqlite:///{paths.root() / 'course' / 'gradebook.db'}"


def connect(db_url: str) -> Engine:
    """Return an engine whose transactions take the write lock at once: two writers wait, and never deadlock."""
    try:
        if not db_url.startswith("sqlite"):
            return create_engine(db_url)
        engine = create_engine(db_url, connect_args={"timeout": PATIENCE})
    except ImportError as error:
        raise CannotWrite(
            f'The gradebook is in PostgreSQL, and {error.name} is not installed. Run pip install "casebook[cluster]".'
        ) from error

    @event.listens_for(engine, "connect")
    def plain(connection: Any, _: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def immediate(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection that reads: it takes no lock and waits for nobody longer than a write lasts."""
    with plainly(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open one transaction: all that happens in it is kept, or nothing."""
    with plainly(), engine.begin() as connection:
        yield connection


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what a database says when it cannot go on into one line."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise CannotWrite(said(str(error.orig).strip().splitlines()[0])) from error


def said(words: str) -> str:
    """Return one line that says what to do about a database's complaint."""
    if "locked" in words:
        return (
            f"The gradebook has been locked by another program for {PATIENCE} seconds. "
            "Close it (formgrader, another run) and run the same command again; what is written stays."
        )
    if "full" in words or "No space" in words:
        return "There is no room left on the disk. Make room and run the same command again; what is written stays."
    return f"The gradebook cannot be used: {words}. Mend it and run the same command again; what is written stays."


def look(engine: Engine, tables: Sequence[Table]) -> None:
    """Let PostgreSQL look at tables that have grown, so that it plans its queries for what is in them.

    It looks by itself about once a minute. Until then it takes a table for a small one, and reads all of it each time.
    """
    if engine.dialect.name == "postgresql":
        with reading(engine) as connection:
            connection.exec_driver_sql(f"ANALYZE {', '.join(table.name for table in tables)}")


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(table.insert(), rows)


def update(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *columns: str) -> None:
    """Update columns of the rows whose id is given as `here`, if there are any."""
    if rows:
        wanted: dict[str, Any] = {column: bindparam(column) for column in columns}
        connection.execute(table.update().where(table.c.id == bindparam("here")).values(wanted), rows)
