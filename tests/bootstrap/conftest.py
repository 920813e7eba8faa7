"""A pretend clone: the real bootstrap around fake services, without any network."""

# ruff: noqa: S603, S607 - the commands are our own.

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The environment's own Python has no pip; the one it was made from is what a person
# starts the bootstrap with.
OUTER_PYTHON = getattr(sys, "_base_executable", sys.executable)
# Seconds for what takes one or two, on a machine that has much else to do.
PATIENCE = 120.0

GRANIAN = """
import http.server, os, sys

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path in ("/livez", "/readyz")
        self.send_response(200 if known else 404)
        self.end_headers()

    def log_message(self, *words):
        pass

port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.HTTPServer(("127.0.0.1", port), Page).serve_forever()
"""
MANAGE = """
import os, pathlib, subprocess, sys, time
data = pathlib.Path(os.environ["KEURMEESTER_DATA_DIR"])
command = sys.argv[1]
if command == "seed":
    if os.environ.get("BAD_SEED"):
        sys.exit(os.environ["BAD_SEED"])
    print("auditor@demo.test / a-long-password")
elif command in ("db_worker", "tick"):
    if command == "tick":
        # As a browser does: a grandchild in a session of its own.
        sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
        child = subprocess.Popen(sleep, start_new_session=True)
        (data / "grandchild.pid").write_text(str(child.pid))
    (data / (sys.argv[-1] + ".pid")).write_text(str(os.getpid()))
    time.sleep(600)
elif command == "say":
    print(*sys.argv[2:])
"""

# Says what it was called with, and fails where a file `broken` lies beside the tests.
PYTEST = """
import os, pathlib, sys, time
report = next(a for a in sys.argv if a.startswith("--junitxml=")).partition("=")[2]
folder = pathlib.Path(sys.argv[-1])
broken = (folder / "broken").exists()
if os.environ.get("SLOW"):
    (folder / "pid").write_text(str(os.getpid()))
    time.sleep(600)
left_out = "--only-with-database" in sys.argv
print("pytest on", folder, "with", os.environ.get("KEURMEESTER_DATABASE_URL", "SQLite"))
pathlib.Path(report).write_text(
    "<testsuites><testsuite>"
    + '<properties><property name="left out: they ask for no database" value="7"/>'
    "</properties>" * left_out +
    '<testcase classname="a" name="quick" time="0.5"/>'
    '<testcase classname="a" name="lazy" time="0">'
    '<skipped message="no wind today"/></testcase>'
    + ('<testcase classname="a" name="bad" time="2"><failure/></testcase>' * broken)
    + "</testsuite></testsuites>"
)
sys.exit(1 if broken else 0)
"""
# A database server that is there when the environment says so.
POSTGRES = """
import os, subprocess, sys
if not os.environ.get("A_SERVER"):
    sys.exit(69)
found = os.environ | {"KEURMEESTER_DATABASE_URL": "postgresql://found"}
sys.exit(subprocess.run(sys.argv[1:], env=found).returncode)
"""


def eventually(answer: Callable[[], bool], *, within: float = PATIENCE) -> bool:
    """Whether the answer becomes true in time; looked at often, so never late."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if answer():
            return True
        time.sleep(0.02)
    return answer()


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    if sys.platform == "linux":
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] != "Z"
    asked = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False
    )
    state = asked.stdout.decode().strip()
    return bool(state) and not state.startswith("Z")


def make_wheel(folder: Path, name: str, code: str) -> str:
    """Build a package of one program; gives its entry for a lock file."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    entries = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in entries.items():
            archive.writestr(path, text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name}==1.0 \\\n    --hash=sha256:{digest}\n"


@dataclass
class PretendClone:
    """A folder that looks like a checkout, and the programs started from it."""

    root: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start `./keurmeester` with these arguments."""
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.root)}
        # A browser is looked for and must not be fetched.
        fake = {"KEURMEESTER_BROWSER": str(self.root / "chromium")}
        process = subprocess.Popen(
            [OUTER_PYTHON, str(self.root / "keurmeester"), *arguments],
            env=kept | fake | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        self.started.append(process)
        return process

    def ask(self, *arguments: str, **variables: str) -> tuple[int, str]:
        """Run `./keurmeester` to its end; gives its status and what it said."""
        process = self.start(*arguments, **variables)
        said, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, said


def lay_out(root: Path) -> PretendClone:
    """Make a pretend clone with everything `up` touches."""
    shutil.copytree(
        ROOT / "bootstrap", root / "bootstrap", ignore=lambda *_: {"__pycache__"}
    )
    shutil.copy(ROOT / "keurmeester", root / "keurmeester")
    granian = make_wheel(root / "vendor" / "wheels", "granian", GRANIAN)
    pytest_ = make_wheel(root / "vendor" / "wheels", "pytest", PYTEST)
    (root / "requirements").mkdir()
    (root / "requirements" / "base.lock").write_text(granian)
    (root / "requirements" / "demo.lock").write_text(granian)
    (root / "requirements" / "dev.lock").write_text(granian + pytest_)
    (root / "manage.py").write_text(MANAGE)
    for folder in ("tests", "packages/inspector/tests", "packages/demo_shop/tests"):
        (root / folder).mkdir(parents=True)
    (root / "tests" / "postgres.py").write_text(POSTGRES)
    shop = root / "packages" / "demo_shop" / "src" / "demo_shop"
    shop.mkdir(parents=True)
    (shop / "__main__.py").write_text("import time; time.sleep(600)")
    chromium = root / "chromium"
    chromium.write_text("#!/bin/sh\necho Chromium 1\n")
    chromium.chmod(0o755)
    return PretendClone(root)


def put_away(clone: PretendClone) -> None:
    """End whatever a test left running."""
    for process in clone.started:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def new_clone(tmp_path: Path) -> Iterator[PretendClone]:
    """A clone in which nothing was started yet, in a folder with a space."""
    clone = lay_out(tmp_path / "my clone")
    yield clone
    put_away(clone)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PretendClone]:
    """A clone that is started from more than once; its environment is kept."""
    clone = lay_out(tmp_path_factory.mktemp("house") / "my clone")
    yield clone
    put_away(clone)
