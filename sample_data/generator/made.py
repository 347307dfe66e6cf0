"""Every committed file that the generator makes, and which of them has drifted."""

import csv
import io
from pathlib import Path

from sample_data.generator.ai_exports import ai_exports
from sample_data.generator.company import company
from sample_data.generator.files import written
from sample_data.generator.programmes import programmes
from sample_data.generator.story import stories

FOLDER = Path(__file__).resolve().parent.parent


def made() -> dict[str, str]:
    """Return the text of each file, by its path below `sample_data/`."""
    registers = {"company": company(), "public_programmes": programmes()}
    files = {
        f"{folder}/{name}": text
        for folder, (tables, settings) in registers.items()
        for name, text in written(tables, settings).items()
    }
    exports = ai_exports(registers["company"][0]["actuals"])
    files |= {f"company/ai/{name}": text for name, text in exports.items()}
    return {**files, "truths.csv": _truths()}


def drifted(folder: Path = FOLDER) -> list[str]:
    """Return each path whose file is missing or not what the generator makes."""
    return [
        path
        for path, text in made().items()
        if not (folder / path).is_file()
        or (folder / path).read_bytes() != text.encode("utf-8")
    ]


def _truths() -> str:
    """Return what is true of each initiative, whatever its register says."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("initiative_id", "name", "truth", "shows", "planted"))
    for story in stories():
        truth = story.told["truth"]
        writer.writerow(
            (
                story.initiative_id,
                story.told["initiative"]["name"],
                truth["value"],
                truth["shows"],
                truth["planted"],
            )
        )
    return lines.getvalue()
