"""Write the sample registers, or with `--check` say which file has drifted."""

import sys
from pathlib import Path

from sample_data.generator.files import store, written
from sample_data.generator.programmes import programmes
from sample_data.generator.register import SETTINGS, company

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return 0 when the committed files are, or now are, what the generator makes."""
    registers = {
        "company": written(company(), SETTINGS),
        "public_programmes": written(*programmes()),
    }
    if "--check" not in sys.argv[1:]:
        for name, files in registers.items():
            store(files, HERE / name)
        return 0
    drifted = [
        f"{name}/{file}"
        for name, files in registers.items()
        for file, text in files.items()
        if not (HERE / name / file).is_file()
        or (HERE / name / file).read_bytes() != text.encode()
    ]
    for path in drifted:
        sys.stderr.write(f"{path} differs from what sample_data/generator makes\n")
    return 1 if drifted else 0


if __name__ == "__main__":
    raise SystemExit(main())
