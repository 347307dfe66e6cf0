"""Write environment.yml, for people who use conda, from pyproject.toml.

`--check` writes nothing and fails when the file is not in step.
"""

import re
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
ENVIRONMENT = TOP / "environment.yml"
# conda-forge's name where it is not the package's own
CONDA = {
    "jupyter-client": "jupyter_client",
    "jupyter-core": "jupyter_core",
    "jupyter-server": "jupyter_server",
    "matplotlib": "matplotlib-base",
}


def environment(pyproject: str) -> str:
    """Return the text of environment.yml for the text of pyproject.toml."""
    project = tomllib.loads(pyproject)["project"]
    needed = project["dependencies"] + project["optional-dependencies"]["lab"]
    lines = [
        "# Made from pyproject.toml by tools/environment.py; change it there.",
        f"name: {project['name']}",
        "channels:",
        "  - conda-forge",
        "  - nodefaults",
        "dependencies:",
        f"  - python {project['requires-python']}",
        "  - pip",
        *(f"  - {in_conda(each)}" for each in sorted(needed)),
        "  - pip:",
        "      - --editable .",
    ]
    return "\n".join(lines) + "\n"


def in_conda(requirement: str) -> str:
    """Return a requirement as conda writes it.

    >>> in_conda("matplotlib>=3.10")
    'matplotlib-base >=3.10'
    """
    name, floor = re.fullmatch(r"([\w-]+)(.*)", requirement).groups()
    return f"{CONDA.get(name, name)} {floor}".rstrip()


def main() -> int:
    """Write the file, or with --check say whether it is in step."""
    made = environment((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    if "--check" not in sys.argv:
        ENVIRONMENT.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if ENVIRONMENT.is_file() and ENVIRONMENT.read_text(encoding="utf-8") == made:
        return 0
    print("environment.yml is not in step with pyproject.toml; run: make generated")
    return 1


if __name__ == "__main__":
    sys.exit(main())
