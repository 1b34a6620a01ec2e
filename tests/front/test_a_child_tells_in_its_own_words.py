"""A child's own page: easy to read, help first, no trace, no name demanded; a notification all the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.desk.conftest import words
from tests.front.conftest import entries, opened

if TYPE_CHECKING:
    from tests.cast import World

URL = "/ikast-brande/boern/"


def send(**typed: Any) -> Any:
    return Client().post(URL, {**opened(URL), **typed})


def told() -> dict[str, Any]:
    from frirum.record.told import tell

    (entry,) = entries("notification-received")
    return dict(tell(entry).said)


class Lines(HTMLParser):
    """The lines of a page's main part as somebody reads them: a heading, a label, a button is one each."""

    ENDS = frozenset(["h1", "h2", "p", "li", "dd", "dt", "label", "legend", "button", "option"])

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.lines = False, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "main"
        if tag in self.ENDS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "main"
        if tag in self.ENDS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.lines[-1] += data


def lix(page: str) -> float:
    """Björnsson's LIX: words per sentence, and how many of a hundred words have more than six letters.

    Under 25 is easy for children. A line without a full stop is a sentence; numbers are no words.
    """
    reader = Lines()
    reader.feed(page)
    sentences = [
        one for line in reader.lines for one in re.split(r"[.!?:]", line) if re.search(r"[^\W\d]", one)
    ]
    found = [word for one in sentences for word in re.findall(r"[^\W\d]+", one)]
    return len(found) / len(sentences) + 100 * sum(len(one) > 6 for one in found) / len(found)


@pytest.mark.parametrize(
    "typed", [None, {}, {"story": "Far slår mig.", "danger": "yes"}], ids=["page", "fault", "sent"]
)
def test_a_nine_year_old_can_read_it(world: World, typed: dict[str, str] | None) -> None:
    page = (Client().get(URL) if typed is None else send(**typed)).content.decode()
    assert lix(page) < 25


def test_help_lines_stand_first(world: World) -> None:
    page = words(Client().get(URL).content.decode())
    order = ["Luk siden hurtigt", "116 111", "112", "00 00 07 56", "Hvad er der sket?"]
    assert sorted(order, key=page.index) == order


def test_a_picture_is_enough(world: World) -> None:
    from frirum.record.models import Case, Person

    answer = send(picture=["hit", "afraid"])
    assert answer.status_code == 200
    assert "Tak, fordi du skrev" in answer.content.decode()
    said = told()
    assert (said["notifier_kind"], said["professional"], said["anonymous"]) == ("child", False, True)
    assert said["reasons"] == ["other", "violence"]
    assert "Jeg er bange. Nogen slår mig." in said["concern"]
    assert said["parents_informed"] == "do-not-tell-first"
    assert not {"notifier_name", "notifier_contact", "danger_now"} & set(said)
    (child,) = Person.objects.all()
    assert (str(child), child.provisional) == ("Barn uden kendt navn", True)
    assert Case.objects.get().unit == "modtagelsen"


def test_intake_sees_it_with_the_24_hours(world: World) -> None:
    from frirum.access.models import User

    send(story="Far slår mig.", name="Vera", danger="yes")
    rikke = Client()
    rikke.force_login(User.objects.get(username="rikke"))
    page = words(rikke.get("/modtagelse/").content.decode())
    assert "Barnet eller den unge selv, Vera" in page
    assert "Fare nu, skriver underretteren" in page
    assert "Underretning vurderet om 24 timer" in page


def test_two_children_without_names_are_not_taken_for_one(world: World) -> None:
    from frirum.access.models import User

    send(picture="hit")
    send(picture="alone")
    rikke = Client()
    rikke.force_login(User.objects.get(username="rikke"))
    page = words(rikke.get("/modtagelse/").content.decode())
    assert page.count("Barn uden kendt navn") == 2
    assert "Ligner" not in page


def test_what_a_child_says_of_itself_is_kept_as_said(world: World) -> None:
    from frirum.record.told import tell

    send(
        story="Mor er syg.\r\nJeg laver mad.",
        name="Vera",
        age="9",
        school="Hyldeskolen 3. B",
        phone="00 00 11 22",
        when="efter skole",
        adult="Lene, min lærer",
        parents="yes",
        danger="no",
    )
    said = told()
    assert said["notifier_name"] == "Vera"
    assert said["anonymous"] is False
    assert said["danger_now"] is False
    assert said["notifier_contact"] == (
        "Mobil: 00 00 11 22. Ring kun: efter skole. En voksen, jeg er tryg ved: Lene, min lærer"
    )
    assert "Mor er syg.\nJeg laver mad.\nAlder: 9.\nSkole og klasse: Hyldeskolen 3. B.\n" in said["concern"]
    assert "I må gerne tale med mine forældre først." in said["concern"]
    assert said["parents_informed"] == "no"
    (registered,) = entries("person-registered")
    assert tell(registered).said["school"] == "Hyldeskolen 3. B"


def test_nothing_said_is_asked_for_gently_and_loses_nothing(world: World) -> None:
    answer = send(name="Vera", story="  ")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vælg et billede, eller skriv lidt." in page
    assert 'value="Vera"' in page
    assert not entries("notification-received")


def test_the_thanks_repeat_nothing_of_what_was_told(world: World) -> None:
    page = words(send(story="Far slår mig.", name="Vera", school="Hyldeskolen").content.decode())
    assert "Det sker senest lørdag den 16. juni 2018 kl. 9.00." in page
    for written in ("Vera", "Far", "Hyldeskolen", "slår"):
        assert written not in page


def test_danger_is_met_with_112_and_sent(world: World) -> None:
    page = words(send(story="Far slår mig.", danger="yes").content.decode())
    assert "Er det farligt nu? Så ring 112." in page
    assert told()["danger_now"] is True


def test_two_taps_are_one_notification(world: World) -> None:
    form = opened(URL)
    for _ in range(2):
        assert Client().post(URL, {**form, "picture": "hit"}).status_code == 200
    assert entries("notification-received").count() == 1


def test_it_leaves_no_cookie_and_is_never_stored(world: World) -> None:
    for answer in (Client().get(URL), Client().get(URL + "?sprog=en"), send(picture="hit")):
        assert not answer.cookies
        assert "no-store" in answer.headers["Cache-Control"]


def test_its_title_and_icon_say_nothing(world: World) -> None:
    page = Client().get(URL).content.decode()
    assert "<title>Information</title>" in page
    assert re.search(r'rel="icon" href="[^"]*blank[^"]*"', page)


def test_it_speaks_english_without_a_cookie_and_staff_still_read_danish(world: World) -> None:
    answer = Client().post(URL + "?sprog=en", {**opened(URL), "picture": "hit"})
    assert '<html lang="en">' in answer.content.decode()
    assert "Thank you for writing" in answer.content.decode()
    assert "Nogen slår mig." in told()["concern"]


def test_a_flood_is_stopped_gently(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frirum.access.crowding.FREE", 0)
    answer = send(story="Far slår mig.")
    assert answer.status_code == 429
    assert "Ring 116 111" in answer.content.decode()
    assert "Far slår mig.</textarea>" in answer.content.decode()


def test_the_public_finds_it_and_staff_are_not_sent_there(world: World) -> None:
    from frirum.access.models import User

    for page in ("/", "/ikast-brande/underretning/"):
        assert f'href="{URL}"' in Client().get(page).content.decode()
    mette = Client()
    mette.force_login(User.objects.get(username="mette"))
    assert URL not in mette.get("/opgaver/").content.decode()


def test_an_unknown_municipality_is_not_there(world: World) -> None:
    assert Client().get("/ingen-kommune/boern/").status_code == 404
