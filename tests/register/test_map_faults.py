"""What goes wrong in objectives and in the outcome map is named by its row."""

import pytest

from tests.register.small_register import FULL
from valuebook.register.reading import check_register


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "objectives.csv",
            "O1,,company",
            "O1,O2,company",
            "objectives.csv:2: parent_id: O2 leads back to O1",
        ),
        (
            "objectives.csv",
            "O2,O1,team",
            "O2,O9,team",
            "objectives.csv:3: parent_id: 'O9' is not in objectives.csv",
        ),
        (
            "map_links.csv",
            "N1,N2,0.5",
            "N1,N9,0.5",
            "map_links.csv:2: to_id: 'N9' is not in map_nodes.csv",
        ),
        (
            "map_links.csv",
            "N1,N2,0.5",
            "N1,N1,0.5",
            "map_links.csv:2: to_id: N1 again; accepted: a link leads from one node",
        ),
        (
            "map_links.csv",
            "N1,N2,0.5\n",
            "N1,N2,0.5\nN1,N2,0.4\n",
            "map_links.csv:3: from_id, to_id:",
        ),
        (
            "map_links.csv",
            "N1,N2,0.5",
            "N1,N2,50 %",
            "map_links.csv:2: share: '50 %'",
        ),
        (
            "map_links.csv",
            "N1,N2,0.5",
            "N1,N2,1.5",
            "map_links.csv:2: share: '1.5'",
        ),
        (
            "roles.csv",
            "N2,Ada,accountable",
            "N2,Ada,boss",
            "roles.csv:2: role: 'boss'",
        ),
        (
            "roles.csv",
            "N2,Ada",
            "N7,Ada",
            "roles.csv:2: node_id: 'N7' is not in map_nodes.csv",
        ),
    ],
)
def test_a_fault_is_named_by_its_row(tmp_path, file, old, new, said):
    assert old in FULL[file]
    for name, text in {**FULL, file: FULL[file].replace(old, new, 1)}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = [str(each) for each in check_register(tmp_path)]
    assert any(each.startswith(said) for each in told), told
