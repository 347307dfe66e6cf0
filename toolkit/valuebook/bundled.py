"""Where the notebooks, templates and sample data are: in a wheel or a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the folder of the given name that travels with the toolkit.

    In an installed wheel it lies inside the package; in a checkout it is the
    folder of that name at the top.

    >>> bundled("notebooks").name
    'notebooks'
    """
    inside = _PACKAGE / "bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent.parent / name
