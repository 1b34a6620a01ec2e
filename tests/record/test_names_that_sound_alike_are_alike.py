"""What a Danish name sounds like: what people mistype is one sound, what are two names stay two."""

from __future__ import annotations

import pytest

from frirum.record.sounds import sound, sounds

ONE_NAME = """
Mette Mete, Kristian Christian, Mads Mats, Sørensen Soerensen, Ahmed Ahmad, Kjær Kjaer, Kjær Kær, Philip
Filip, Sophie Sofie, Aage Åge, Christoffer Kristoffer, Mikael Michael, Camilla Kamilla, Cecilie Sesilie,
Carl Karl, Alexander Aleksander, Mathias Matias, Thomas Tomas, Walther Valter, Zara Sara, Lizette Lisette,
Schmidt Smidt, Petersen Pedersen, Pettersson Petersen, Hansen Hanson, Mohammed Muhammad, Mohamed Muhammed,
Fatima Fatimah, Hassan Hasan, Yusuf Jusuf, Youssef Yusuf, Ayşe Ayse, Maja Maya, Hjalmar Jalmar, Jakob
Jacob, Viktor Victor, Lykke Løkke, Nørgaard Nørgård, Nørgaard Noergaard, Emil Emiel, Inger Ingar, Kathrine
Catrine, Anne Ane, Elisabeth Elizabeth, Josefine Josephine, Ali Aly, Åse Aase, Bente Bendte, René Rene,
Müller Møller, Mikkelsen Michelsen, Nguyen Nguyên, Khadija Kadija, Hussein Husain, Østergaard Oestergård,
Niels Nils
"""
TWO_NAMES = """
Mette Mikkel, Anna Emma, Lone Line, Lone Lene, Lars Lasse, Jens Jonas, Hans Jens, Peter Palle, Alma Selma,
Ida Eda, Jensen Hansen, Nielsen Olsen, Brandt Brun, Ali Ole, Karen Karina, Emil Emilie, Noah Nora, Lena
Luna, Mia Maya, Sara Sira, Ida Ada, Alma Elma, Per Bo, Tina Dina, Kim Kaj, Jan Jon, Sofie Sofus, Kian Kan
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("one", "other"), pairs(ONE_NAME))
def test_one_name(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), pairs(TWO_NAMES))
def test_two_names(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_a_name_is_its_parts_in_any_order() -> None:
    assert sounds("Anne-Mette  Kjær") == sounds("kjaer, anne METTE")


def test_what_describes_is_nobodys_name() -> None:
    assert sounds("Ukendt dreng, ca. 6 år, i 0. B") == ()
    assert sounds("Alma B.") == (sound("Alma"),)


def test_a_name_in_other_letters_is_as_it_is_written() -> None:
    assert sounds("فاطمة") == ("فاطمة",)
    assert sounds("") == ()
