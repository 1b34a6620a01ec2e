"""The screens' own words, and what each means: a page for whoever meets one of them for the first time."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from frirum.site.screen.words import said

WORDS = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `anchor` is its place on the page, the same in every language."""

    word: str
    means: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    words: tuple[Word, ...]


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The words, by where one meets them."""
    groups = tuple(Group(said(one["heading"]), tuple(map(_word, one["words"]))) for one in _listed())
    return render(request, "front/words.html", {"groups": groups})


def _word(one: Any) -> Word:
    return Word(said(one["word"]), said(one["means"]), slugify(one["word"]["da"]))


@cache
def _listed() -> Any:
    return tomllib.loads(WORDS.read_text("utf-8"))["group"]
