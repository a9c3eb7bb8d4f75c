"""A batch on a cluster of Dask's own commands: the same tables whatever its workers do, and one message at its end."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from core.__main__ import main
from core.batch import CHUNK, Batch, local, run
from core.batch.local import Chunks, Parts
from core.batch.part import carried
from core.batch.sources import Record

ROOT = Path(__file__).parents[3]
SENTENCE = "In the week of {day} February 2026, {who} models on OpenRouter processed {n}.12 trillion tokens."


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve chunks of articles, with some that are set aside."""
    records = [
        {"text": SENTENCE.format(day=n % 21 + 1, who=("Chinese", "US")[n % 2], n=n % 9 + 1) if n % 11 else ""}
        for n in range(12 * CHUNK - 3)
    ]
    file = tmp_path_factory.mktemp("source") / "archive.jsonl"
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return file


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables as one process of this machine makes them."""
    out = tmp_path_factory.mktemp("whole")
    assert main(["batch", str(source), "--out", str(out), "--processes", "1"]) == 0
    return tables(out)


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.glob("*.jsonl")}


def until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def parts(out: Path) -> int:
    return len(list((out / ".parts").glob("[0-9]*.json")))


@contextmanager
def process(arguments: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A command that is ended with the block, and whose children end with it."""
    command = [sys.executable, "-m", *arguments]
    with (folder / "log").open("a") as log:
        started = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, text=True)
    try:
        yield started
    finally:
        started.send_signal(signal.SIGCONT)
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()


class Cluster:
    """A scheduler that does not have this program, and workers."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address, self._stack = f"tcp://127.0.0.1:{port}", stack
        asked = ["dask", "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        self.scheduler = stack.enter_context(process(asked, folder))
        until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)

    def worker(self, program: Path) -> subprocess.Popen[str]:
        """One more worker, started in the folder of a program, with nobody who would start it again."""
        asked = ["dask", "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        return self._stack.enter_context(process(asked, program))

    def batch(self, source: Path, out: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "core", "batch", str(source), "--out", str(out), "--scheduler", self.address]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "elsewhere").mkdir()
    with ExitStack() as stack:
        yield Cluster(stack, tmp_path / "elsewhere")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, as a machine of a cluster has one."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("core", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_worker_killed_half_way_changes_nothing(
    cluster: Cluster, program: Path, source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    victim, _ = cluster.worker(program), cluster.worker(program)
    batch = cluster.batch(source, tmp_path / "out")
    until(lambda: parts(tmp_path / "out") >= 3)
    victim.kill()
    _, err = batch.communicate(timeout=120)
    assert batch.returncode == 0, err
    assert tables(tmp_path / "out") == whole


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_scheduler_that_goes_away_is_said_once_and_the_run_goes_on_without_it(
    cluster: Cluster, program: Path, source: Path, whole: dict[str, bytes], tmp_path: Path, end: signal.Signals
) -> None:
    out = tmp_path / "out"
    cluster.worker(program)
    batch = cluster.batch(source, out)
    until(lambda: parts(out) >= 2)
    cluster.scheduler.send_signal(end)
    _, err = batch.communicate(timeout=120)
    assert batch.returncode == 2
    passing = (
        " articles",
        "has no workers yet",
    )  # how far it is, and that a worker of a busy machine is still starting
    told = [line for line in err.splitlines() if not any(words in line for words in passing)]
    assert told == [
        f"core: The scheduler at {cluster.address} went away. "
        "What is done stays; start it again, and the same command with --resume."
    ]
    assert not tables(out)
    kept = parts(out)
    assert kept >= 2
    resumed = [sys.executable, "-m", "core", "batch", str(source), "--out", str(out), "--resume"]
    ended = subprocess.run(resumed, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert int(ended.stderr.split()[0]) <= (12 - kept) * CHUNK, "what was done is not done again"
    assert tables(out) == whole


def test_a_scheduler_that_answers_no_more_is_said(
    cluster: Cluster, program: Path, source: Path, tmp_path: Path
) -> None:
    cluster.worker(program)
    batch = cluster.batch(source, tmp_path / "out")
    until(lambda: parts(tmp_path / "out") >= 1)
    cluster.scheduler.send_signal(signal.SIGSTOP)
    _, err = batch.communicate(timeout=120)
    assert batch.returncode == 2
    assert "went away" in err.splitlines()[-1]


def test_a_cluster_without_workers_is_waited_for(
    cluster: Cluster, program: Path, source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    batch = cluster.batch(source, tmp_path / "out")
    assert batch.stderr is not None
    told = [batch.stderr.readline(), batch.stderr.readline()]
    assert "has no workers yet" in told[1]
    cluster.worker(program)
    batch.communicate(timeout=120)
    assert tables(tmp_path / "out") == whole


def test_a_worker_with_another_version_does_nothing(
    cluster: Cluster, program: Path, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(program, other)
    with next((other / "data" / "lexicon").glob("*.csv")).open("a") as file:
        file.write("\n")
    cluster.worker(other)
    _, err = cluster.batch(source, tmp_path / "out").communicate(timeout=120)
    assert "has another version of the program" in err.splitlines()[-1]


def test_a_worker_without_the_program_is_said(cluster: Cluster, source: Path, tmp_path: Path) -> None:
    cluster.worker(tmp_path)
    _, err = cluster.batch(source, tmp_path / "out").communicate(timeout=120)
    last = err.splitlines()[-1]
    assert last.startswith(
        "core: A worker of the cluster cannot do its work (ModuleNotFoundError: No module named 'core'"
    )


@pytest.mark.parametrize("address", ["", "localhost", "nonsense:::", "http://127.0.0.1:1", "tcp://127.0.0.1:1"])
def test_an_address_where_nobody_answers_is_said(
    address: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(source), "--out", str(tmp_path / "out"), "--scheduler", address]) == 2
    assert f"core: No scheduler answers at {address}." in capsys.readouterr().err
    assert main(["batch", str(source), "--out", str(tmp_path / "out"), "--scheduler", address]) == 2
    assert "No scheduler" in capsys.readouterr().err, "nothing was done, so there is nothing to resume"


def test_parts_make_the_same_tables_in_any_order(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    def backwards(chunks: Chunks, folder: Path) -> Parts:
        yield from sorted(local.parts(2, chunks, folder), key=lambda made: -made[0])

    run(Batch([str(source)], tmp_path / "out"), False, lambda line: None, backwards)
    assert tables(tmp_path / "out") == whole


def test_a_file_is_carried_to_who_does_not_have_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"4 tokens")
    assert carried(Record("a", file)).raw == b"4 tokens"
    file.unlink()
    assert "No such file" in carried(Record("a", file)).problem
