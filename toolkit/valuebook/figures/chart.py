"""A chart: a figure with its description, shown as a small picture or as words."""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from valuebook.figures.theme import any_script
from valuebook.model.text import plain

COLOURS = 24


@dataclass(frozen=True)
class Chart:
    """A figure and `alt`, what it shows in words; without a figure, why there is none.

    A wide one keeps its size on a narrow screen, where it is moved sideways.

    The picture is a PNG with at most 24 colours, so that a page of eight stays
    small; the same figure gives the same bytes.
    """

    alt: str
    figure: Figure | None = None
    is_wide: bool = False

    def png(self) -> bytes:
        """Return the picture as PNG; empty where there is no figure."""
        if self.figure is None:
            return b""
        draw: Any = FigureCanvasAgg(self.figure).print_to_buffer
        with any_script():
            pixels, size = draw()
        picture = Image.frombytes("RGBA", size, pixels).convert("RGB")
        small = picture.quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        file = BytesIO()
        small.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        words = {"text/plain": repr(self)}
        if self.figure is None:
            html = f'<p class="vb vb-absent">{escape(plain(self.alt))}</p>'
            return {**words, "text/html": html}, {}
        told: dict[str, Any] = {"alt": self.alt}
        if self.is_wide:
            told["wide"] = True
        return {**words, "image/png": self.png()}, {"image/png": told}

    def __repr__(self) -> str:
        return plain(self.alt)
