"""A throwaway PostgreSQL server for tests: its own folder, its own port, run by an ordinary user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
ORDINARY = ("postgres", "nobody")


def binaries() -> Path | None:
    """Where the server's programs are; None where it is not installed."""
    found = shutil.which("initdb")
    return next(iter(PLACES), None) or (Path(found).resolve().parent if found else None)


@dataclass(slots=True)
class Server:
    """A server that can be stopped and started again. Close it: its folder goes."""

    folder: Path
    bin: Path
    port: int

    @classmethod
    def make(cls) -> "Server":
        """A new, running server."""
        programs = binaries()
        assert programs is not None
        folder = Path(tempfile.mkdtemp(prefix="greenlane-pg-", dir="/tmp"))
        server = cls(folder, programs, _free_port())
        if os.getuid() == 0:
            user = pwd.getpwnam(_ordinary())
            os.chown(folder, user.pw_uid, user.pw_gid)
        server._run("initdb", "-D", str(folder / "data"), "-U", "greenlane", "-A", "trust", "--no-sync")
        server.start()
        return server

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-o", options, "-l", log, "start")

    def stop(self) -> None:
        """Stops it at once, whoever is connected."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def database(self, name: str) -> str:
        """The URL of a new, empty database."""
        address = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "greenlane")
        self._run("createdb", *address, name)
        return f"postgresql://greenlane@127.0.0.1:{self.port}/{name}"

    def close(self) -> None:
        """Stops it and removes its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["setpriv", f"--reuid={_ordinary()}", f"--regid={_group()}", "--clear-groups"]
        prefix = as_user if os.getuid() == 0 else []
        done = subprocess.run(
            [*prefix, str(self.bin / program), *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            cwd="/tmp", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()


def _ordinary() -> str:
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ORDINARY if name in names)


def _group() -> str:
    import grp

    return grp.getgrgid(pwd.getpwnam(_ordinary()).pw_gid).gr_name


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
