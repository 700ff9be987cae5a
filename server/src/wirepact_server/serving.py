"""Serves a site with uvicorn, from the bound socket to the last goodbye."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, TypeVar

import uvicorn

from wirepact_server.assembly import Site, open_site
from wirepact_server.errors import StartupError
from wirepact_server.realtime import HeadDeadlineProtocol, RealtimeProtocol
from wirepact_server.state_folder import StateFolder, hold_state_folder

if TYPE_CHECKING:
    from wirepact_server.realtime import Limits
    from wirepact_server.settings import Settings

ProtocolT = TypeVar("ProtocolT", HeadDeadlineProtocol, RealtimeProtocol)

_BACKLOG = 2048
_LAST_ANSWERS_SECONDS = 3


def serve(settings: Settings, on_ready: Callable[[str], None]) -> None:
    """Serve until a signal says stop; `on_ready` gets a one-time URL once connections are accepted.

    Raises StartupError when the port or the state folder is taken, or what lies in the folder cannot be used.
    """
    # Whoever ignores SIGCHLD hands that on, and then no command's exit can be waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with (
        contextlib.closing(bind(settings.host, settings.port)) as listener,
        hold_state_folder(settings.state_dir) as folder,
    ):
        loop_factory = uvicorn.Config(app="", log_config=None).get_loop_factory()  # uvloop where there is one
        with asyncio.Runner(loop_factory=loop_factory) as runner:
            runner.run(_serve(settings, listener, folder, on_ready))


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the host and port. Raises StartupError that names the way out."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # for restarts; a live listener still counts
            listener.bind(address)
            listener.listen(_BACKLOG)  # at once: until then a second server could bind as well
        except OSError:
            listener.close()
            raise
    except UnicodeError:
        raise StartupError(f"{host!r} is no name of a host.") from None
    except OSError as error:
        raise StartupError(_why_not_bound(host, port, error)) from None
    return listener


def _why_not_bound(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use, perhaps by a Wirepact that runs already (`./just url` tells): "
            f"stop it, or choose another port with PORT={port + 1 if port < 65_535 else 8000}."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user: choose one above 1023 with PORT=8000."
    return f"{host} port {port} cannot be listened on: {error.strerror}."


async def _serve(
    settings: Settings, listener: socket.socket, folder: StateFolder, on_ready: Callable[[str], None]
) -> None:
    with _stop_asked() as stop:
        async with open_site(settings, folder, listener.getsockname()[1]) as site:
            if not stop.is_set():
                await _Server(site, stop, lambda: _ready(site, folder, on_ready)).serve([listener])


def _ready(site: Site, folder: StateFolder, on_ready: Callable[[str], None]) -> None:
    folder.announce(site.url)
    site.readiness.phase = "ready"
    on_ready(site.sign_in_url())


@contextlib.contextmanager
def _stop_asked() -> Iterator[asyncio.Event]:
    """Give an event that a stop signal sets, from the first moment to the last, so that no stop is half a stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    numbers = {signal.SIGINT, signal.SIGTERM}
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup has it ignored: the terminal's end is not ours
        numbers.add(signal.SIGHUP)
    for number in numbers:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


class _Server(uvicorn.Server):
    """uvicorn, told when to stop by an event, with word when it accepts and time for the site to wind down."""

    def __init__(self, site: Site, stop: asyncio.Event, on_accepting: Callable[[], None]) -> None:
        super().__init__(_config(site))
        self._site = site
        self._stop = stop
        self._on_accepting = on_accepting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_accepting()

    async def on_tick(self, counter: int) -> bool:
        self.should_exit = self.should_exit or self._stop.is_set()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # First, and while requests are still answered: uvicorn would close every WebSocket at once.
        await self._site.wind_down()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        # uvicorn's own would raise the signal again at the end, and a clean stop would not exit with 0.
        yield


def _config(site: Site) -> uvicorn.Config:
    limits = site.settings.limits
    return uvicorn.Config(
        site.app,
        http=_within(limits, HeadDeadlineProtocol),
        ws=_within(limits, RealtimeProtocol),
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
    )


def _within(limits: Limits, protocol: type[ProtocolT]) -> type[ProtocolT]:
    """Return the protocol class with limits of its own: uvicorn makes its instances, and asks nobody what they need."""
    return type(protocol.__name__, (protocol,), {"limits": limits})
