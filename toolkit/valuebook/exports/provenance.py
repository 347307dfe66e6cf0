"""What the notebooks of a report were made from, each thing told once for all."""

import re
from collections.abc import Iterable

# as valuebook.display writes it; what is told there is escaped
_BLOCK = re.compile(
    r'(<div class="vb vb-provenance [^"]*">)((?:<p>[^<]*</p>(?:<ul>.*?</ul>)?)+)</div>'
)
_PART = re.compile(r"<p>([^<]*)</p>(?:<ul>(.*?)</ul>)?")
_ITEM = re.compile(r"<li>.*?</li>")


def united(blocks: Iterable[str]) -> list[str]:
    """Return one block of html that tells what all of them tell.

    Lists under the same words become one, in the order of the alphabet where they
    differ. A block of another form stays as it is.

    >>> start = '<div class="vb vb-provenance x"><p>Read</p><ul>'
    >>> united(f"{start}<li>{each}</li></ul></div>" for each in "ba")
    ['<div class="vb vb-provenance x"><p>Read</p><ul><li>a</li><li>b</li></ul></div>']
    """
    started = ""
    told: dict[str, list[str]] = {}
    others = []
    for block in dict.fromkeys(blocks):
        found = _BLOCK.fullmatch(block)
        if found is None:
            others.append(block)
            continue
        started = started or found[1]
        for words, items in _PART.findall(found[2]):
            known = told.setdefault(words, _ITEM.findall(items))
            if new := set(_ITEM.findall(items)).difference(known):
                told[words] = sorted({*known, *new})
    if not started:
        return others
    inside = "".join(
        f"<p>{words}</p>" + (f"<ul>{''.join(items)}</ul>" if items else "")
        for words, items in told.items()
    )
    return [f"{started}{inside}</div>", *others]
