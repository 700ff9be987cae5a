"""One session's terminal: takes what was written, keeps the screen, passes lines on; pushes back when it is behind."""

from __future__ import annotations

import asyncio
import codecs
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wirepact_server.supervisor.emulator import Emulator
from wirepact_server.supervisor.escapes import PLAIN

if TYPE_CHECKING:
    from wirepact_server.supervisor.cells import Cells
    from wirepact_server.supervisor.turns import Turns

logger = logging.getLogger(__name__)

_BACKLOG_BYTES = 32_768
_PIECE_CHARS = 1024


class Source(Protocol):
    """Where output comes from, and which can be told to wait: see `child.Child`."""

    def pause_output(self) -> None: ...

    def resume_output(self) -> None: ...


class Terminal:
    """Output in, text and the screen that it makes out: `on_text` gets pieces of it, then `on_change` is called."""

    def __init__(
        self,
        columns: int,
        rows: int,
        turns: Turns,
        on_text: Callable[[str], None],
    ) -> None:
        self._emulator = Emulator(columns, rows)
        self._turns = turns
        self._on_text = on_text
        self.on_change: Callable[[], None] = lambda: None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._backlog = bytearray()
        self._text = ""
        self._at = 0
        self._source: Source | None = None
        self._paused = False
        self._is_last = False
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def cells(self) -> Cells:
        """What is on the screen."""
        return self._emulator.cells

    @property
    def title(self) -> str:
        """What the program set; empty when it set none."""
        return self._emulator.title

    def attach(self, source: Source) -> None:
        """Push back on `source` when too much waits."""
        self._source = source

    def write(self, data: bytes) -> None:
        """Take output; it is worked on in turns."""
        self._backlog += data
        self._idle.clear()
        self._turns.ask(self)
        # Reading costs as much as working: those who wait for their turn share what may be read ahead.
        most = _BACKLOG_BYTES // self._turns.waiting
        if len(self._backlog) >= most and self._source is not None and not self._paused:
            self._paused = True
            self._source.pause_output()

    async def end(self) -> None:
        """Wait until all that was written is on the screen and passed on. No more will be."""
        self._is_last = True
        self.write(b"")  # half a character at the end is one that nobody can read
        await self._idle.wait()

    def work(self, may_go_on: Callable[[], bool]) -> bool:
        """Carry output on for as long as it may; tell whether nothing is left."""
        try:
            done = self._work(may_go_on)
            self.on_change()
        except Exception:
            logger.exception("a session's output could not be shown; it is passed over")
            self._text, done = "", True
            self._take()
        if done:
            self._idle.set()
        return done

    def _work(self, may_go_on: Callable[[], bool]) -> bool:
        while self._emulator.work(may_go_on):
            piece = self._next_piece()
            if not piece:
                return True
            self._on_text(piece)
            self._emulator.feed(piece)
        return False

    def _next_piece(self) -> str:
        """Take the next text: a flood of plain lines whole, since both readers skip through it; else a little."""
        if self._at >= len(self._text):
            self._text, self._at = self._decoder.decode(self._take(), self._is_last), 0
        at = self._at
        flood = PLAIN.match(self._text, at)
        self._at = max(at + _PIECE_CHARS, flood.end() if flood else 0)
        return self._text[at : self._at]

    def _take(self) -> bytes:
        taken = bytes(self._backlog)
        self._backlog.clear()
        if self._paused and self._source is not None:
            self._paused = False
            self._source.resume_output()
        return taken
