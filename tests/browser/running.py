"""A real server with a store of its own, filled as analysts fill it."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.samples import publish_samples
from atlas.store import Store

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


@dataclass(frozen=True, slots=True)
class Server:
    """A running dashboard. ``log`` grows while it runs."""

    address: str
    store: Path
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")


def atlas(store: Path, *arguments: str) -> str:
    """Run ``python -m atlas …`` on a store, as an analyst would; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "atlas", *arguments],
        cwd=ROOT,
        env=environment(store),
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode:
        raise AssertionError(f"atlas {' '.join(arguments)}: {done.stdout}\n{done.stderr}")
    return done.stdout


def environment(store: Path, **more: str) -> dict[str, str]:
    """The process's own environment without settings of whoever runs the tests."""
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith("ATLAS_STORE")
    }
    return plain | {"ATLAS_STORE": str(store), "PYTHONUNBUFFERED": "1"} | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(
    store: Path, command: Sequence[str] = ("-m", "atlas.server"), **more: str
) -> Iterator[Server]:
    """A server of its own on a free port, stopped as Ctrl+C stops it."""
    port = free_port()
    with tempfile.NamedTemporaryFile("w", suffix=".log", delete=False) as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(store, PORT=str(port), **more),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://localhost:{port}", store, Path(log.name))
    try:
        _wait_until_it_answers(process, server)
        yield server
        process.send_signal(signal.SIGINT)
        if process.wait(20):
            raise AssertionError(f"the server stopped with {process.returncode}:\n{server.said}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(5)
        server.log.unlink()


def _wait_until_it_answers(process: subprocess.Popen, server: Server) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the server ended by itself:\n{server.said}")
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"no answer within {START_SECONDS} s:\n{server.said}")


def health(server: Server) -> dict:
    """What ``/healthz`` answers."""
    with urllib.request.urlopen(f"{server.address}/healthz", timeout=10) as answer:
        return json.load(answer)


#: enough that every page has something to show
SMALL = (
    "real/yearbook_2018.csv",
    "demo/示例_历年_全区_2015—2024.xlsx",
    "demo/示例_组织建设_盟市_2015—2024.xlsx",
    "demo/示例_困难帮扶_盟市_2015—2024.xlsx",
    "demo/示例_劳动和技能竞赛_盟市_2015—2024.xlsx",
    "demo/示例_厂务公开_盟市_2015—2024.xlsx",
    "demo/示例_会员评家_盟市_2015—2024.xlsx",
    "demo/示例_组织建设_旗县_2020—2024.xlsx",
)
EXPLANATIONS = ("explanations.csv", "demo/说明.json")


def fill(store: Path) -> None:
    """Publish the small sample through the door of all samples."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (*SMALL, *EXPLANATIONS):
            target = Path(folder, name)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(ROOT / "sample_data" / name, target)
        publish_samples(Store(store), Path(folder))
