"""Learning the weights of place links from lessons."""

from training.place_links import Lesson, fit


def test_what_goes_with_right_names_counts_for_them() -> None:
    """ "in" stands before the places, "from" before the others; "rare" is seen too seldom."""
    lessons = [Lesson(("any", "before in"), True), Lesson(("any", "before from"), False)] * 20
    lessons.append(Lesson(("any", "before in", "rare"), True))
    weights = fit(lessons)
    assert weights["before in"] > 0.2
    assert weights["before from"] < -0.2
    assert "rare" not in weights
