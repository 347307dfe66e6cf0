"""Write the sample data, or with `--check` say which file has drifted."""

import sys

from sample_data.generator.files import store
from sample_data.generator.made import FOLDER, drifted, made


def main() -> int:
    """Return 0 when the committed files are, or now are, what the generator makes."""
    if "--check" not in sys.argv[1:]:
        store(made(), FOLDER)
        return 0
    paths = drifted()
    for path in paths:
        sys.stderr.write(
            f"sample_data/{path} is not what its generator makes; "
            "run python -m sample_data.generator\n"
        )
    return 1 if paths else 0


if __name__ == "__main__":
    raise SystemExit(main())
