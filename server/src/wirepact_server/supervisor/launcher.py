"""Becomes one command, once the server has written down who it is.

A script of its own (`python -I -S launcher.py GATE REPORT FOLDER PROGRAM ARGUMENT...`), standard library only, run as
the leader of a new session with the pseudo-terminal as its standard streams. GATE is the reading end of a pipe: a byte
means that the server has recorded this process, end of file that the server died before it could, and then nothing may
be left. REPORT is the writing end of another, closed by a successful exec: end of file there means that the command
runs; what cannot be done is written to it as `<step> <errno>`.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import termios

EXIT_NOT_RUN = 127


def main(arguments: list[str]) -> None:
    """Wait for the server's word, then become the command; never returns."""
    gate, report, (folder, *command) = int(arguments[1]), int(arguments[2]), arguments[3:]
    os.set_inheritable(report, False)
    step = "terminal"
    try:
        restore_signals()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        if not os.read(gate, 1):
            os._exit(EXIT_NOT_RUN)
        os.close(gate)
        step = "folder"
        os.chdir(folder)
        step = "program"
        os.execv(command[0], command[1:])  # noqa: S606 - a shell would read the arguments again
    except OSError as error:
        os.write(report, f"{step} {error.errno}".encode())
    os._exit(EXIT_NOT_RUN)


def restore_signals() -> None:
    """Give the command a clean slate: Python ignores some signals, and a server in the background may ignore others."""
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_DFL)
        except OSError:  # macOS counts signals as valid that it lets nobody set
            continue
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


if __name__ == "__main__":
    main(sys.argv)
