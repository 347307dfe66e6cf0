from valuebook.widgets.steps import Step, Steps

TARGET, OWNER = (1, "target"), (1, "owner")


def test_changes_of_one_field_on_end_are_one_step():
    steps = Steps()
    steps.add(TARGET, "3", "4")
    steps.add(TARGET, "4", "5")
    steps.add(OWNER, "", "Ann")
    steps.add(TARGET, "5", "6")
    assert steps.undo() == Step(TARGET, "5", "6")
    assert steps.undo() == Step(OWNER, "", "Ann")
    assert steps.undo() == Step(TARGET, "3", "5")
    assert steps.undo() is None


def test_a_save_closes_a_step():
    steps = Steps()
    steps.add(TARGET, "3", "4")
    steps.close()
    steps.add(TARGET, "4", "5")
    assert steps.undo() == Step(TARGET, "4", "5")


def test_what_is_done_again_can_be_undone_until_something_else_is_done():
    steps = Steps()
    steps.add(TARGET, "3", "4")
    steps.undo()
    assert steps.redo() == Step(TARGET, "3", "4")
    assert steps.redo() is None
    steps.undo()
    steps.add(OWNER, "", "Ann")
    assert steps.redo() is None
