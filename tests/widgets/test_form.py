from valuebook.register import open_register, read_register, select
from valuebook.widgets import form

VIEW = "application/vnd.jupyter.widget-view+json"


def bundle(control):
    data, _ = control._repr_mimebundle_()
    return data


def test_without_a_reader_who_types_a_table_says_what_is_promised(folder):
    own = select(read_register(folder), "NA")
    shown = bundle(form(own, register=str(folder), interactive=False))
    assert set(shown) == {"text/plain", "text/html"}
    lines = shown["text/plain"].splitlines()
    assert lines[0] == "What is promised"
    assert lines[-1].split()[:3] == ["B2", "More", "done"]
    again = bundle(form(own, register=str(folder), interactive=False))
    assert again == shown
    assert not (folder / ".drafts").exists()


def test_a_live_form_still_shows_the_table_where_there_is_no_kernel(folder):
    own = select(read_register(folder), "007")
    control = form(own, register=str(folder), interactive=True)
    shown = bundle(control)
    still = bundle(form(own, register=str(folder), interactive=False))
    assert shown[VIEW]["model_id"] == control.live.model_id
    assert {name: shown[name] for name in still} == still


def test_the_sample_company_is_shown_and_cannot_be_changed():
    own = select(open_register(), "INI-001")
    shown = bundle(form(own, register="", interactive=True))
    assert VIEW not in shown
    assert "valuebook new makes a register of yours." in shown["text/plain"]
