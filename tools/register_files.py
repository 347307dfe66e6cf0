"""Write docs/codebook.md and templates/register/ from the tables' declarations.

`--check` writes nothing and fails when one of the files is not in step.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from valuebook.register.codebook import codebook
from valuebook.register.writing import write_templates

TOP = Path(__file__).resolve().parent.parent
CODEBOOK = TOP / "docs/codebook.md"
TEMPLATES = TOP / "templates/register"
OPENING = "<!-- Made from the declarations in toolkit/valuebook/register/ by \
tools/register_files.py; change them there. -->\n\n"


def register_files() -> dict[Path, str]:
    """Return the text of each file that is made from the declarations."""
    with TemporaryDirectory() as scratch:
        write_templates(Path(scratch))
        made = {
            TEMPLATES / path.name: path.read_text(encoding="utf-8")
            for path in sorted(Path(scratch).iterdir())
        }
    return {CODEBOOK: OPENING + codebook(), **made}


def main() -> int:
    """Write the files, or with --check say whether they are in step."""
    made = register_files()
    surplus = [path for path in TEMPLATES.glob("*") if path not in made]
    if "--check" not in sys.argv:
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        for path in surplus:
            path.unlink()
        for path, text in made.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    departed = surplus + [
        path
        for path, text in made.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path in departed:
        name = path.relative_to(TOP).as_posix()
        print(f"{name} is not in step with the declarations; run: make generated")
    return 1 if departed else 0


if __name__ == "__main__":
    sys.exit(main())
