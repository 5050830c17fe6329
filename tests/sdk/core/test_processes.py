"""Ends of processes, good and bad, and forks: no row is lost, and no process writes into another's file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rerun_render.rrd.footer import read_footer
from tests.helpers.logged import ROOT, read_rows, run_program, scalars_of

START = """
import os, sys, time, multiprocessing
import rerun as rr
def log(*values):
    for value in values:
        rr.log("a", rr.Scalars(value))
"""
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def run(text: str, folder: Path) -> None:
    result = run_program(START + text, cwd=folder)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stderr == b""


def test_the_end_of_the_program_completes_the_file(tmp_path: Path) -> None:
    run("rr.init('app'); rr.save('a.rrd'); log(1, 2, 3)", tmp_path)
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1, 2, 3]
    assert read_footer((tmp_path / "a.rrd").read_bytes()) is not None


def test_an_exception_that_ends_the_program_completes_the_file(tmp_path: Path) -> None:
    result = run_program(START + "rr.init('app'); rr.save('a.rrd'); log(1); raise KeyError('x')", cwd=tmp_path)
    assert result.returncode == 1
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]
    assert read_footer((tmp_path / "a.rrd").read_bytes()) is not None


def test_the_program_may_end_its_outputs_itself(tmp_path: Path) -> None:
    run("rr.init('app'); rr.save('a.rrd'); log(1); rr.unregister_shutdown(); rr.rerun_shutdown()", tmp_path)
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1]


def test_recordings_of_a_program_on_standard_output(tmp_path: Path) -> None:
    result = run_program(START + "rr.init('app'); rr.stdout(); log(1, 2)", cwd=tmp_path)
    assert result.stderr == b""
    assert scalars_of(read_rows(result.stdout)) == [1, 2]


def test_a_killed_program_leaves_a_file_that_can_be_read(tmp_path: Path) -> None:
    text = START + "rr.init('app'); rr.save('a.rrd'); log(1, 2); rr.get_data_recording().flush()\n"
    text += "print('ready', flush=True)\nn = 3\nwhile True:\n    log(n)\n    n += 1\n"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'sdk'}", "RERUN_FLUSH_TICK_SECS": "0.005"}
    with subprocess.Popen(
        [sys.executable, "-c", text], cwd=tmp_path, env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        path = tmp_path / "a.rrd"
        size = path.stat().st_size
        deadline = time.monotonic() + 30
        while path.stat().st_size < size + 20_000 and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    values = scalars_of(read_rows(path, may_be_cut=True))
    assert len(values) > 50
    assert values == list(range(1, len(values) + 1))


@needs_fork
def test_a_forked_process_writes_nothing_into_its_parents_file(tmp_path: Path) -> None:
    run(
        """
rr.init('app'); rr.save('a.rrd'); log(1)
child = os.fork()
if child == 0:
    log(100)
    rr.get_data_recording().flush()
    rr.save('child.rrd')
    log(101)
    rr.rerun_shutdown()
    os._exit(0)
os.waitpid(child, 0)
log(2)
""",
        tmp_path,
    )
    assert scalars_of(read_rows(tmp_path / "a.rrd")) == [1, 2]
    assert scalars_of(read_rows(tmp_path / "child.rrd")) == [100, 101]


@needs_fork
def test_forking_while_threads_log_blocks_nobody(tmp_path: Path) -> None:
    run(
        """
import signal, threading
rr.init('app', batcher_config=rr.ChunkBatcherConfig(flush_tick=0.0005)); rr.save('a.rrd')
stop, counts = threading.Event(), [0, 0, 0]
def work(number):
    while not stop.is_set():
        rr.log(f"t/{number}", rr.Scalars(counts[number])); counts[number] += 1
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads: t.start()
for n in range(10):
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        rr.save(f'child{n}.rrd'); log(n); rr.rerun_shutdown(); os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
stop.set()
for t in threads: t.join()
rr.disconnect()
open('counts', 'w').write(str(sum(counts)))
""",
        tmp_path,
    )
    rows = read_rows(tmp_path / "a.rrd")
    assert len(rows) == int((tmp_path / "counts").read_text())
    assert [scalars_of(read_rows(tmp_path / f"child{n}.rrd")) for n in range(10)] == [[n] for n in range(10)]


@needs_fork
@pytest.mark.parametrize("name", ["rr.Mesh3D", "rr.archetypes.Mesh3D"])
def test_forking_while_a_thread_imports_blocks_nobody(tmp_path: Path, name: str) -> None:
    run(
        f"""
import signal, threading
class Slow:
    def find_spec(self, name, path, target=None):
        if name == "rerun.archetypes.mesh3d":
            begun.set()
            time.sleep(0.3)
begun = threading.Event()
rr.archetypes
sys.meta_path.insert(0, Slow())
thread = threading.Thread(target=lambda: {name})
thread.start()
assert begun.wait(20)
child = os.fork()
if child == 0:
    signal.alarm(20)
    {name}
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
thread.join()
""",
        tmp_path,
    )


@pytest.mark.parametrize("method", [pytest.param("fork", marks=needs_fork), "spawn"])
def test_processes_of_multiprocessing_share_the_recording_id(tmp_path: Path, method: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        START
        + f"""
def task(number):
    rr.init("app")
    rr.save(f"{{number}}.rrd")
    log(number)
if __name__ == "__main__":
    context = multiprocessing.get_context("{method}")
    rr.init("app"); rr.save("main.rrd")
    processes = [context.Process(target=task, args=(n,)) for n in range(2)]
    for p in processes: p.start()
    for p in processes: p.join()
    assert [p.exitcode for p in processes] == [0, 0]
    log(9)
"""
    )
    run("import runpy; runpy.run_path('program.py', run_name='__main__')" if method == "fork" else "", tmp_path)
    if method == "spawn":
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'sdk'}"}
        subprocess.run([sys.executable, "program.py"], cwd=tmp_path, env=environment, check=True, timeout=60)
    rows = {name: read_rows(tmp_path / f"{name}.rrd") for name in ("0", "1", "main")}
    assert {name: scalars_of(found) for name, found in rows.items()} == {"0": [0], "1": [1], "main": [9]}
    assert len({row.recording_id for found in rows.values() for row in found}) == 1
    assert all(read_footer((tmp_path / f"{name}.rrd").read_bytes()) is not None for name in rows)
    together = [str(tmp_path / f"{name}.rrd") for name in rows]
    assert sorted(scalars_of(read_rows(together))) == [0, 1, 9]


@needs_fork
def test_shutdown_at_exit_completes_files_of_forked_functions(tmp_path: Path) -> None:
    run(
        """
@rr.shutdown_at_exit
def task():
    rr.init('app'); rr.save('child.rrd'); log(1)
    raise SystemExit(3)
child = os.fork()
if child == 0:
    try:
        task()
    finally:
        os._exit(0)
os.waitpid(child, 0)
rr.cleanup_if_forked_child()
""",
        tmp_path,
    )
    assert scalars_of(read_rows(tmp_path / "child.rrd")) == [1]


@needs_fork
def test_row_ids_of_parent_and_child_differ(tmp_path: Path) -> None:
    run(
        """
rr.init('app', recording_id='x')
child = os.fork()
rr.save('child.rrd' if child == 0 else 'parent.rrd')
log(*range(50))
rr.rerun_shutdown()
if child == 0:
    os._exit(0)
os.waitpid(child, 0)
""",
        tmp_path,
    )
    parent, child = (read_rows(tmp_path / f"{name}.rrd") for name in ("parent", "child"))
    assert not {row.row_id for row in parent} & {row.row_id for row in child}


def test_importing_and_logging_loads_nothing_heavy(tmp_path: Path) -> None:
    text = "rr.init('app'); rr.save('a.rrd'); log(1)\n"
    text += "heavy = {'wgpu', 'numba', 'PIL', 'av', 'pandas', 'scipy', 'imageio_ffmpeg', 'uharfbuzz'}\n"
    text += "assert not heavy & {name.partition('.')[0] for name in sys.modules}"
    run(text, tmp_path)
