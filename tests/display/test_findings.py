import json

from bs4 import BeautifulSoup

from valuebook.display import answer, findings
from valuebook.model import FINDING_MIME, Finding, Quantity, Verdict

BEHIND = Finding(
    "review.value",
    "62 % of what was planned has been realized.",
    Verdict.BEHIND_PLAN,
    (Quantity("realization rate", 0.62, "share", "2025-06", "realized.csv"),),
    remedy="agree on a recovery plan with the benefit owner",
    grade=3,
)
READY = Finding("readiness", "Nothing is missing.", Verdict.READY)


def bundle(shown):
    return shown._repr_mimebundle_()


def text(html):
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def test_an_answer_says_verdict_sentence_grade_and_remedy():
    assert repr(answer(BEHIND)) == (
        "✗ behind plan: 62 % of what was planned has been realized. "
        "Evidence grade 3 of 5. "
        "To do: agree on a recovery plan with the benefit owner."
    )


def test_the_sentence_of_an_answer_is_bold():
    page = BeautifulSoup(bundle(answer(BEHIND))["text/html"], "html.parser")
    verdict, sentence = page.find_all("strong")
    assert verdict.get_text() == "✗ behind plan"
    assert sentence.get_text().replace("\xa0", " ") == BEHIND.sentence
    assert "Evidence grade 3 of 5." in page.get_text()


def test_findings_stand_one_to_a_line_in_the_order_given():
    assert repr(findings([READY, BEHIND])).splitlines()[0] == (
        "✓ ready: Nothing is missing."
    )
    page = BeautifulSoup(bundle(findings([READY, BEHIND]))["text/html"], "html.parser")
    assert len(page.find_all("li")) == 2


def test_no_findings_are_said():
    assert repr(findings([])) == "No findings."
    assert text(bundle(findings([]))["text/html"]) == "No findings."
    assert bundle(findings([]))[FINDING_MIME] == {"findings": []}


def test_what_a_batch_collects_is_always_a_list():
    assert bundle(answer(READY))[FINDING_MIME] == {"findings": [READY.record()]}
    assert bundle(findings([READY, BEHIND]))[FINDING_MIME] == {
        "findings": [READY.record(), BEHIND.record()]
    }


def test_a_missing_figure_is_valid_json():
    gap = Finding("r", "s", Verdict.GAP, (Quantity("n", float("nan"), "days"),))
    assert json.dumps(bundle(answer(gap))[FINDING_MIME], allow_nan=False)


def test_a_sentence_with_text_from_data_is_never_markup():
    nasty = Finding("r", "<script>x</script> $$y$$ \u202e", Verdict.GAP, remedy="<b>")
    for shown in (answer(nasty), findings([nasty])):
        page = BeautifulSoup(bundle(shown)["text/html"], "html.parser")
        assert page.find(["script", "b"]) is None
        assert r"<script>x</script> $$y$$ \u202e" in page.get_text()
        assert "mathjax_ignore" in page.div["class"]
        assert r"\u202e" in repr(shown)
