"""Where things are in a clone: the environment, the locks, the data."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Clone:
    """One checkout of the project on this machine."""

    root: Path

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def previous_environment(self) -> Path:
        return self.root / ".venv-previous"

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    @property
    def wheels(self) -> Path:
        return self.root / "vendor" / "wheels"

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders Python must find our packages in."""
        packages = self.root / "packages"
        return self.root, packages / "inspector" / "src", packages / "demo_shop" / "src"

    def lock(self, name: str) -> Path:
        """The lock file `base`, `demo` or `dev`; each holds all of the one before."""
        return self.root / "requirements" / f"{name}.lock"


def this_clone() -> Clone:
    """The checkout this file belongs to."""
    return Clone(Path(__file__).resolve().parent.parent)


def plain_environment() -> dict[str, str]:
    """This process's variables, without those that would lead Python elsewhere.

    Images often forbid Python to keep what it compiled. Our environment is installed
    without, so every process would compile some two thousand files again.
    """
    misleading = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV"}
    misleading.add("PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in misleading}
    return kept | {"PYTHONUNBUFFERED": "1"}


def outer_python() -> str:
    """The Python that runs the bootstrap itself."""
    return sys.executable or "python3"
