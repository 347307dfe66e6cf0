"""A register in which one actual was corrected."""

from pathlib import Path

INITIATIVE = "INI-003"


def correct(register: Path) -> None:
    """Raise the last actual of one initiative by a tenth."""
    path = register / "actuals.csv"
    head, *lines = path.read_text(encoding="utf-8").split("\n")
    value = head.split(",").index("value")
    place = max(
        number for number, line in enumerate(lines) if f",{INITIATIVE}," in line
    )
    cells = lines[place].split(",")
    cells[value] = f"{float(cells[value]) * 1.1:.6g}"
    lines[place] = ",".join(cells)
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
