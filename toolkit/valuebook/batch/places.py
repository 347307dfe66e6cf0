"""What a page says in place of the folders of this machine."""

import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path


def shown_register(register: Path, out: Path, sample: Path) -> str:
    """Return how a published notebook names the register that was read.

    A notebook in `out/<id>/` reads the register again by hand where that can be
    said without telling more of this machine: nothing for the sample company, a
    relative path for a register beside or below the folder that holds `out`. Of
    any other register the name of its folder remains.

    >>> shown_register(Path("/w/acme"), Path("/w/reports"), Path("/v/company"))
    '../../acme'
    >>> shown_register(Path("/home/ann/acme"), Path("/w/reports"), Path("/v/company"))
    'acme'
    """
    if register == sample:
        return ""
    if register.is_relative_to(out.parent):
        return f"../../{register.relative_to(out.parent).as_posix()}"
    return register.name


def private_folders(register: Path, scratch: Path) -> dict[Path, str]:
    """Return the folders of this machine that no page tells of, with what it says."""
    folders = {
        register: register.name,
        scratch: "scratch",
        Path(__file__).parents[2]: "toolkit",
        Path.home(): "~",
    }
    if sys.prefix != sys.base_prefix:
        folders[Path(sys.prefix)] = "python"
    return folders


def hiding(folders: Mapping[Path, str]) -> Callable[[str], str]:
    """Return the function that puts words for the paths of folders in a text.

    >>> hide = hiding({Path("/home/ann"): "~"})
    >>> hide("/home/ann/acme. /home/anna /data/home/ann file:///home/ann.")
    '~/acme. /home/anna /data/home/ann file://~.'
    """
    # a folder of one part, such as /, is told by nobody; the longest name wins
    words = {str(path): word for path, word in folders.items() if len(path.parts) > 1}
    if not words:
        return str
    longest_first = sorted(words, key=len, reverse=True)
    any_path = "|".join(map(re.escape, longest_first))
    # as a whole, not as a part of a longer name; a colour may begin just before
    before = r"(^|[^\w.~-]|\x1b\[[\d;]*m)"
    paths = re.compile(rf"{before}({any_path})(?![\w-]|\.\w)", re.MULTILINE)
    # where a kernel says that the code of a cell stands, with its process id
    cells = re.compile(re.escape(tempfile.gettempdir()) + r"[/\\]+ipykernel_\d+")

    def hide(text: str) -> str:
        unnumbered = cells.sub("ipykernel", text)
        return paths.sub(lambda found: found[1] + words[found[2]], unnumbered)

    return hide
