"""Why the supervisor refuses a request. Each error names its code in the contract; the text is for people."""

from __future__ import annotations

from typing import ClassVar

from wirepact_contract import ProblemCode


class SupervisorError(Exception):
    """A request that the supervisor does not carry out. Nothing was changed by it."""

    code: ClassVar[ProblemCode] = "internal_error"


class MalformedCommandError(SupervisorError):
    """The command cannot be passed to any program."""

    code = "malformed_body"


class CommandNotFoundError(SupervisorError):
    """The command does not exist, or the system will not run it."""

    code = "command_not_found"


class FolderNotFoundError(SupervisorError):
    """The working folder does not exist, or cannot be entered."""

    code = "folder_not_found"


class NoRoomError(SupervisorError):
    """The system has no process, terminal or file descriptor left."""


class TooManySessionsError(SupervisorError):
    """As many sessions are live as may be."""

    code = "too_many_sessions"


class UnknownSessionError(SupervisorError):
    """No session has that id."""

    code = "unknown_session"


class NotEndedError(SupervisorError):
    """The session is live, and only ended ones can be removed."""

    code = "not_ended"


class StorageError(SupervisorError):
    """The store could not be written: the disk is full, for one, or somebody else holds the database."""

    code = "storage_failed"


class ShuttingDownError(SupervisorError):
    """The server is stopping."""

    code = "shutting_down"
