"""Runs a program and ends it with the process that wanted it, however that ends.

    python -I -S guard.py FOLDER PROGRAM ARGUMENT…

Standard input is a pipe from the process that wants the program. It ends when that process closes it, and also when
that process is killed or crashes, on every system; then the program is killed and FOLDER, with what it printed, is
removed. Nothing but the standard library is needed, and little of that.

In FOLDER stand `log`, what the program printed; `pid`, its process; and once it has ended by itself `ended`, its exit
code or why it could not be started.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import Any

_TELLING = 5.0  # seconds to write one small file


def main(folder: str, command: list[str]) -> None:
    """Run the command until standard input ends."""
    for name in ("SIGTERM", "SIGHUP"):  # the latter is unknown to Windows
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that wants the program
    program = teller = None
    try:
        try:
            with open(os.path.join(folder, "log"), "ab") as log:
                program = subprocess.Popen(  # noqa: S603  made by `server.py`
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder
                )
        except OSError as error:
            _written(folder, "ended", str(error))
        else:
            _written(folder, "pid", str(program.pid))
            teller = Thread(target=_told, args=(program, folder), daemon=True)
            teller.start()
        os.read(0, 1)
    finally:
        if program:
            program.kill()
            program.wait()
        if teller:
            teller.join(_TELLING)  # or it would write into the folder that goes
        _removed(folder)


def _leave(*_: Any) -> None:
    raise SystemExit(1)


def _told(program: subprocess.Popen[bytes], folder: str) -> None:
    """Say that the program has ended."""
    code = program.wait()
    with suppress(OSError):  # the folder goes as soon as nobody wants to know
        _written(folder, "ended", str(code))


def _written(folder: str, name: str, text: str) -> None:
    """A file whole or not at all."""
    file = os.path.join(folder, name)
    with open(f"{file}.new", "w", encoding="utf-8") as out:
        out.write(text)
    os.replace(f"{file}.new", file)


def _removed(folder: str) -> None:
    os.chdir(os.path.dirname(folder))  # Windows keeps a folder that somebody is in
    with suppress(OSError):
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        os.rmdir(folder)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
