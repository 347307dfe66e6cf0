from pathlib import Path

import pytest

from valuebook.batch.cluster import Cluster
from valuebook.batch.share import Share, opened_share
from valuebook.model import ValuebookError


@pytest.fixture(params=["folder", "memory"])
def share(request, tmp_path) -> Share:
    kinds = {"folder": str(tmp_path / "share"), "memory": f"memory:/{tmp_path}"}
    return opened_share(kinds[request.param])


@pytest.fixture
def out(tmp_path) -> Path:
    """Return an output folder with a report, an index and a ledger."""
    folder = tmp_path / "out"
    for name in ("A/report.html", "index.html", ".valuebook/ledger.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_what_is_written_is_read(share):
    share.write("A/report.html", b"one")
    share.write("A/report.html", b"two")
    assert share.read("A/report.html") == b"two"
    assert share.sizes() == {"A/report.html": 3}


def test_what_is_deleted_is_gone(share):
    share.write("A/report.html", b"one")
    share.delete("A/report.html")
    share.delete("A/report.html")
    assert share.sizes() == {}
    with pytest.raises(OSError, match=r"report\.html"):
        share.read("A/report.html")


def test_a_mirror_holds_what_the_folder_does_but_its_ledger(share, out):
    share.write("B/review.failed.ipynb", b"an earlier failure")
    share.write("index.html", b"older.html")
    share.mirror(out)
    assert {name: share.read(name) for name in share.sizes()} == {
        "A/report.html": b"A/report.html",
        "index.html": b"index.html",
    }


def test_a_share_knows_the_folder_that_it_is(tmp_path):
    share = Share(str(tmp_path / "share"))
    assert share.is_folder(tmp_path / "out" / ".." / "share")
    assert not share.is_folder(tmp_path)
    assert not Share("memory://share").is_folder(Path("/share"))


@pytest.mark.parametrize("place", ["{file}/reports", "nowhere://reports"])
def test_a_share_to_which_nothing_can_be_written_is_refused(place, tmp_path):
    (tmp_path / "file").touch()
    url = place.format(file=tmp_path / "file")
    with pytest.raises(ValuebookError) as refused:
        opened_share(url)
    assert str(refused.value).startswith(f"--share: {url}: ")
    assert str(refused.value).endswith(
        "; name a folder or URL to which you and every worker may write"
    )


def test_a_share_that_could_not_be_brought_up_to_date_is_named(out, tmp_path):
    (tmp_path / "file").touch()
    share = Share(str(tmp_path / "file"))
    (line,) = Cluster("tcp://there:8786", None, None, share).mirrored(out)
    assert line.startswith(f"--share: {share.url}: ")
    assert line.endswith(
        f"; it lacks some of what is in {out}; give the same command again"
    )
