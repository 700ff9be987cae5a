"""The kitchen: open orders in memory, notes in a database, and what changes of both said on the bus."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace

from orders_contract import (
    CONTRACT,
    Notes,
    Order,
    OrderChanged,
    OrderList,
    OrderServed,
    orders_notes,
    orders_open,
)
from wirepact_server.realtime import Fetched, Hub

TABLES = ("terrace-1", "terrace-2", "hall-1")
NOTES_KEPT = 20


class Kitchen:
    """Owns the orders and the notes; whoever changes one publishes it, and nobody else does."""

    def __init__(self, database: str = ":memory:") -> None:
        self.hub = Hub(CONTRACT)
        self._orders: dict[int, Order] = {}
        self._last_number = 0
        self._database = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        self._database.execute("CREATE TABLE IF NOT EXISTS notes (row INTEGER PRIMARY KEY, at_table TEXT, note TEXT)")
        self._one_at_a_time = asyncio.Lock()
        self.hub.add_topic(orders_open(), snapshot=self.open_orders)
        for table in TABLES:
            self._offer_notes(table)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # State first: the orders are in memory, so a snapshot is a plain read.

    def open_orders(self) -> OrderList:
        """Return the orders that are not served yet."""
        return OrderList(orders=tuple(self._orders.values()))

    def order(self, table: str, dish: str) -> Order:
        """Take an order."""
        self._last_number += 1
        return self._change(Order(number=self._last_number, table=table, dish=dish, stage="ordered"))

    def move_on(self, number: int, stage: str) -> Order:
        """Bring an order to another stage. Raises KeyError."""
        return self._change(replace(self._orders[number], stage=stage))

    def serve(self, number: int) -> None:
        """Take a served order off the list. Raises KeyError."""
        del self._orders[number]
        self.hub.publish(orders_open(), OrderServed(number=number))

    def _change(self, order: Order) -> Order:
        # Change, then publish, in one turn of the loop: no await may come between.
        self._orders[order.number] = order
        self.hub.publish(orders_open(), OrderChanged(order=order))
        return order

    # Fetched: the notes are in a database, so a snapshot has to be awaited. Rows are the positions.

    async def note(self, table: str, text: str) -> None:
        """Write a note down; it is on the bus once it is on record."""
        async with self._one_at_a_time:  # so that notes are published in the order of their rows
            row = await asyncio.to_thread(self._insert, table, text)
            self.hub.publish(orders_notes(table), Notes(notes=(text,)), position=row)

    def _offer_notes(self, table: str) -> None:
        async def fetch() -> Fetched[Notes]:
            rows = await asyncio.to_thread(self._newest, table)
            return Fetched(Notes(notes=tuple(note for _, note in rows)), position=rows[-1][0] if rows else 0)

        self.hub.add_fetched_topic(orders_notes(table), fetch=fetch)

    def _insert(self, table: str, text: str) -> int:
        row = self._database.execute("INSERT INTO notes (at_table, note) VALUES (?, ?)", (table, text)).lastrowid
        assert row is not None
        return row

    def _newest(self, table: str) -> list[tuple[int, str]]:
        newest = "SELECT row, note FROM notes WHERE at_table = ? ORDER BY row DESC LIMIT ?"
        return self._database.execute(newest, (table, NOTES_KEPT)).fetchall()[::-1]
