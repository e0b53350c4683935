"""Reports read by a Ray cluster of two nodes on this machine: killed half-way, a node lost, gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from rashomon.pipeline.parts import Folder

if not find_spec("ray"):
    pytest.skip("Ray is not installed: many machines are not tried", allow_module_level=True)

NUMBER, SHARD = 60, 5


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """Return a file of short reports, all different."""
    path = tmp_path_factory.mktemp("ray") / "rows.jsonl"
    with path.open("w") as out:
        for n in range(NUMBER):
            text = f"A bomb killed {2 + n} people at a market in Lima on Friday, the police of the city said."
            out.write(json.dumps({"id": f"r{n}", "text": text, "published": "2024-03-09"}) + "\n")
    return path


@contextmanager
def cluster():
    """Give a cluster's address and its process, which takes a node away when a line is written to it."""
    script = Path(__file__).parents[1] / "ray_cluster.py"
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            address = process.stdout.readline().strip()
            if not address:
                pytest.skip("Ray's nodes do not start here in half a minute: many machines are not tried")
            yield address, process
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
            process.wait(60)


def start(rows, out, address):
    command = [sys.executable, "-m", "rashomon", "batch", rows, "--out", out, "--engine", "ray", "--shard", SHARD, "--models",
               "none", "-q"]  # fmt: skip
    with open(f"{out}.told", "w") as told:
        return subprocess.Popen(list(map(str, command)), env=os.environ | {"RAY_ADDRESS": address}, stderr=told)


def wait_for(out, parts, process):
    while len(list(Path(out).glob("_done/[!.]*.json"))) < parts:
        assert process.poll() is None, Path(f"{out}.told").read_text()
        time.sleep(0.05)


def test_what_a_killed_run_read_is_kept_and_the_rest_is_read_once(rows, tmp_path):
    out = tmp_path / "read"
    with cluster() as (address, nodes):
        first = start(rows, out, address)
        wait_for(out, 2, first)
        first.send_signal(signal.SIGKILL)
        first.wait()
        kept = {path.name: path.stat().st_mtime_ns for path in out.glob("documents/[!.]*.parquet")}
        assert kept

        second = start(rows, out, address)
        wait_for(out, len(kept) + 2, second)
        nodes.stdin.write("remove\n")
        nodes.stdin.flush()
        assert second.wait() == 0, Path(f"{out}.told").read_text()

    folder = Folder(str(out))
    names = [entry.document.input_id for part in folder.parts() for entry in folder.results(part.key)]
    assert sorted(names) == sorted(f"r{n}" for n in range(NUMBER))
    done = {path.name for path in out.glob("documents/[!.]*.parquet")}
    assert done == {f"{part.key}.parquet" for part in folder.parts()}
    assert len(done) == NUMBER // SHARD
