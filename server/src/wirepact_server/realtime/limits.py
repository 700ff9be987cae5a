"""What the bus allows one client, and itself. One frozen value, handed down by argument."""

from __future__ import annotations

from dataclasses import dataclass, fields

KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every bound of the bus; the unit stands in the name.

    Raises:
        ValueError: a bound is not positive.
    """

    connections: int = 10_000
    """Open connections; the next WebSocket is accepted and closed with 1013, an SSE request answered with 503."""
    connections_per_credential: int = 64
    """The same for one `Grant.credential` (None is not counted); an SSE request is answered with 429."""
    connections_per_address: int | None = None
    """The same for one client address as the server tells it; None: not counted."""
    message_bytes: int = 64 * KIB
    """One message of a client; a longer one closes with 1009."""
    message_depth: int = 16
    """How deep a client's message may nest arrays and objects; a deeper one is answered with `malformed_message`."""
    topics_per_message: int = 100
    """Topics that one message or one SSE request names."""
    topic_chars: int = 255
    """One topic's address."""
    subscriptions: int = 128
    """Topics that one connection holds at a time."""
    messages_per_second: float = 20
    """What one client may send in the long run; more is answered with `rate_limited`."""
    message_burst: int = 50
    """What one client may send at once."""
    refusal_burst: int = 100
    """Messages answered with `rate_limited` before the client is closed with 1008; grows back as messages do."""
    outbox_frames: int = 256
    """Messages that wait for a socket which takes no more; one more closes with 4000."""
    outbox_bytes: int = 1024 * KIB
    """The same in bytes."""
    join_bytes: int = 64 * KIB
    """Events of one turn are joined up to here, so that one write is bounded too."""
    ring_events: int = 128
    """Events of a fetched topic that are kept for whoever waits for its snapshot; past them it is fetched again."""
    ring_bytes: int = 256 * KIB
    """The same in bytes."""
    fetch_seconds: float = 10
    """One fetch of a snapshot; whoever waits is answered with `snapshot_failed` then."""
    fetch_attempts: int = 3
    """Fetches in a row that more events than the ring holds may make useless."""
    stall_seconds: float = 10
    """A socket that took nothing for so long while something waited is aborted."""
    close_seconds: float = 5
    """From a close frame to the end of the connection, by abort if need be."""
    authorize_seconds: float = 5
    """What an `authorize` that is awaited may take to answer; past it the request is answered with 503."""
    handshake_seconds: float = 5
    """From the TCP connection to a whole request, and from there to the upgrade."""
    keepalive_seconds: float = 20
    """Each client is asked for a sign of life so often, and cut if none came by the next time; over SSE it gets one."""
    sse_retry_seconds: float = 3
    """What an SSE client is told to wait before it comes back; each gets a random time around it."""
    drain_window_seconds: float = 2
    """A stopping server tells its clients 1012, spread over three quarters of this window, and cuts at its end."""
    send_buffer_bytes: int = 64 * KIB
    """SO_SNDBUF of a client's socket: the kernel must not hide what a slow client leaves unread."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and not value > 0:
                raise ValueError(f"{field.name} must be positive, got {value!r}")


DEFAULT_LIMITS = Limits()
