"""A TCP proxy on loopback that can break connections in the ways networks do."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from typing import Self

BAD_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class FaultyProxy:
    """Forwards connections to 127.0.0.1:target; cut, stall or refuse them at will.

    Runs in a thread of its own, so that a synchronous test can drive it. Use it as a context manager.
    """

    def __init__(self, *, target: int) -> None:
        self.port = 0
        self._target = target
        self._refusing = False
        self._blocking_upgrades = False
        self._flowing = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()
        self.cut()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def cut(self) -> None:
        """Reset every open connection (TCP RST), as a dying router does."""
        self._run(self._reset_all)

    def refuse(self, *, refusing: bool) -> None:
        """While refusing, new connections are reset at once; open ones are left alone."""
        self._run(lambda: setattr(self, "_refusing", refusing))

    def block_upgrades(self, *, blocking: bool) -> None:
        """While blocking, an upgrade to a WebSocket is answered with 502, as by a proxy that knows of none."""
        self._run(lambda: setattr(self, "_blocking_upgrades", blocking))

    def stall(self) -> None:
        """Forward nothing more, in either direction, and say nothing: the cable is out."""
        self._run(self._flowing.clear)

    def resume(self) -> None:
        """Forward again what has waited and what comes."""
        self._run(self._flowing.set)

    def _run(self, action: Callable[[], None]) -> None:
        async def act() -> None:
            action()

        asyncio.run_coroutine_threadsafe(act(), self._loop).result(10)

    async def _listen(self) -> asyncio.Server:
        self._flowing.set()
        return await asyncio.start_server(self._accept, "127.0.0.1", 0)

    async def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        task = asyncio.ensure_future(self._forward(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._refusing:
            self._reset(writer)
            return
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            if self._blocking_upgrades and b"upgrade: websocket" in head.lower():
                writer.write(BAD_GATEWAY)
                self._drop(writer)
                return
            upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", self._target)
            self._writers.add(upstream_writer)
            await self._flowing.wait()
            upstream_writer.write(head)
            await asyncio.gather(
                self._pump(reader, upstream_writer),
                self._pump(upstream_reader, writer),
                return_exceptions=True,
            )
            self._drop(upstream_writer)
        self._drop(writer)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()
        finally:
            with contextlib.suppress(OSError, RuntimeError):
                writer.write_eof()

    def _reset_all(self) -> None:
        for writer in list(self._writers):
            self._reset(writer)

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        sock = writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        writer.transport.abort()
        self._writers.discard(writer)

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        self._writers.discard(writer)
        writer.close()
