"""What families say together: the command's figures, open and closed apart, nothing of few, nobody's name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frirum.access.models import ReadLog
from frirum.cli.main import main
from frirum.feedback.answers import as_json
from frirum.record.models import Case
from tests.cast import user_id
from tests.desk.conftest import words
from tests.desk.talking import ADULT, Family, together

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

URL, TABLE = "/overblik/stemmer/", "/overblik/stemmer/tal/"
CHILDREN = [[120, 200], [180, 260], [200, 215], [250, 255], [150, 240], [310, 240]]


@pytest.fixture
def told(world: World) -> None:
    """Six children who answered twice, two with their mothers, of two advisers; and one closed case."""
    children = [
        Family(
            f"Barn{number}",
            totals,
            adviser=("mette", "jonas")[number % 2],
            mothers=(200, None) if number < 2 else (),
        )
        for number, totals in enumerate(CHILDREN)
    ]
    closed = Family("Lukket", (100, 300))
    together(world, [*children, closed])
    world.tell("case-closed", on=[Case.objects.get(person=closed.child).id], at="2018-06-14T09:00")


def command(capsys: pytest.CaptureFixture[str], table: Path, *options: str) -> dict[str, Any]:
    capsys.readouterr()
    main(["feedback", "score", str(table), "--json", *options])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_every_figure_is_that_of_the_command(
    world: World, enter: Enter, told: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {"instrument": "trivselslinjer-boern", "role": "self", "rci": 50, "rci_inclusive": True}
    figures |= {"sd": 60, "reliability": 0.9}
    world.tell(
        "threshold-set",
        at="2018-06-02T09:00",
        exactly=True,
        source="Egen opgørelse",
        by=world.actor("birgit"),
        **figures,
    )
    birgit = enter("birgit")
    page = birgit.client.get(URL)
    table, config = tmp_path / "svar.csv", tmp_path / "graenser.toml"
    config.write_bytes(birgit.client.get("/overblik/graenser/fil/").content)
    for standing, query in zip(page.context["standings"], ("", "?lukkede"), strict=True):
        table.write_bytes(birgit.client.get(TABLE + query).content)
        assert standing.table_url == TABLE + query
        same = command(capsys, table, "--k", "5", "--config", str(config))["overall"]
        shown = json.loads(json.dumps(as_json(standing.scored)["overall"]))
        assert shown == same
    text = words(page.content.decode())
    every = command(capsys, _open(birgit.client.get(TABLE).content, tmp_path), "--config", str(config))
    (children,) = [one for one in every["overall"]["effect_sizes"] if one["role"] == "self"]
    effect = children["effect"]
    for number, places in (
        (children["first_mean"], 1),
        (children["latest_mean"], 1),
        (effect["g"], 2),
        (effect["d"], 2),
    ):
        assert f"{number:.{places}f}".replace(".", ",") in text
    assert (children["n"], f"{children['first_mean']:.1f}") == (6, "201.7")
    assert "Har svaret to gange eller mere Trivselslinjer" in text


def _open(content: bytes, folder: Path) -> Path:
    (folder / "alle.csv").write_bytes(content)
    return folder / "alle.csv"


def test_nothing_of_few_and_no_total_that_gives_it_away(enter: Enter, told: None) -> None:
    """Two mothers and one closed case: nothing of them, and not how many there are in all."""
    standings = enter("birgit").client.get(URL).context["standings"]
    here, closed = (one.scored for one in standings)
    assert {one.role: one.withheld for one in here.groups} == {"self": False, "parent-about-self": True}
    assert here.by_role["self"].raters == 6
    assert (here.by_role["parent-about-self"].raters, here.coverage.raters) == (None, None)
    assert [one.withheld for one in closed.groups] == [True]
    assert closed.coverage.raters is None
    page = enter("birgit").page(URL)
    assert "færre end 5 svaret to gange på" in page
    assert "8" not in page[page.index("Hvor mange svarer") : page.index("Barnet eller den unge selv: har")]

    # What it can't say stands on the page too.
    assert "regression mod gennemsnittet" in page
    assert "Seneste svar er det sidste, der blev givet" in page
    assert "ikke valideret" in page


def test_every_number_opens_into_what_it_means(enter: Enter, told: None) -> None:
    response = enter("birgit").client.get(URL)
    for standing in response.context["standings"]:
        for figure in (*standing.coverage, *(one for group in standing.shown for one in group.figures)):
            assert len(figure.meaning) > 20, figure.label
    page = response.content.decode()
    main_part = page[page.index("Åbne sager") :]
    assert main_part.count('<strong class="num">') == main_part.count('<details class="figure"><summary>')


def test_nobody_is_named_and_no_adviser_is_counted(enter: Enter, told: None) -> None:
    birgit = enter("birgit")
    page = birgit.client.get(URL).content.decode()
    table = birgit.client.get(TABLE).content.decode()
    main_part = page[page.index("<main") : page.index("</main")]
    for name in ("Mette", "Jonas", "Barn0", "s mor", str(user_id("mette"))):
        assert name not in main_part
        assert name not in table
    assert table.splitlines()[0].startswith("case,subject,respondent,role,age,instrument,meeting,date")
    assert len(table.splitlines()) == 1 + 6 * 2 + 2 * 2

    # The names are made anew each time, and each fetching is noted.
    first, again = birgit.client.get(TABLE).content, birgit.client.get(TABLE).content
    assert first != again
    assert ReadLog.objects.filter(user=user_id("birgit"), way="all-voices-table").count() == 6
    assert "attachment" in birgit.client.get(TABLE)["Content-Disposition"]


def test_a_mother_who_answers_on_two_childrens_cases_is_one(world: World, enter: Enter) -> None:
    from frirum.record import supervising

    mother = world.register("Ida Brandt", "1980-01-01", family="brandt")
    cases = [world.notified(child).cases[0] for child in world.brandt()]
    for case in cases:
        world.assigned(case, "mette")
    ask = world.ask(mother, mother, "parent-about-self", ADULT)
    for day, on, told in ((4, cases, 200), (6, cases[1:], 220), (8, cases, 240)):
        at = f"2018-06-{day:02}T13:00"
        talk = world.talk(ask, on=on, at=at)
        world.answer(talk, ask, at=at, on=on, total=told)
    found = supervising.answers_of_units(world.viewer("birgit")).open
    assert [(one.meeting, one.total_mm) for one in found] == [("1", 200), ("2", 220), ("3", 240)]
    assert len({one.rater for one in found}) == 1


def test_leaders_alone_and_only_of_their_units(world: World, enter: Enter, told: None) -> None:
    for url in (URL, TABLE, "/overblik/graenser/fil/"):
        for username in ("mette", "rikke", "sofie"):
            assert enter(username).client.get(url).status_code == 403
        assert enter("birgit").client.post(url).status_code == 405
    from frirum.access.models import User

    User.objects.filter(pk=user_id("birgit")).update(units=["modtagelsen"])
    assert enter("birgit").client.get(URL).context["standings"][0].empty
    assert len(enter("birgit").client.get(TABLE).content.splitlines()) == 1


def test_as_many_questions_to_the_database_however_many_answers(world: World, enter: Enter) -> None:
    birgit = enter("birgit")
    together(world, [Family("Et Barn", (100, 150))])

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            birgit.page(URL)
        return len(asked)

    birgit.page(URL)
    few = queries()
    together(world, [Family("Endnu Et", (100, 150, 200))])
    assert queries() == few
