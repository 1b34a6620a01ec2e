"""What the pages take from npm: everything a style sheet refers to, nothing that only old browsers read."""

from pathlib import Path

import pytest

from frirum.site import assets

CSS = (
    "@font-face{font-family:A;src:url(../fonts/a.eot),url(../fonts/a.woff) format('woff'),"
    "url(\"../fonts/a.woff2\") format('woff2')}"
    ".b{background:url(../img/b.svg#c)}.d{background:url(data:image/png;base64,AA==)}.b:hover{background:url(../img/b.svg)}"
    "\n/*# sourceMappingURL=dkfds.min.css.map*/"
)


def npm(folder: Path, *, without: str = "") -> Path:
    files = {
        "dkfds/dist/css/dkfds.min.css": CSS,
        "dkfds/dist/js/dkfds.min.js": "run()\n//# sourceMappingURL=dkfds.min.js.map",
        "dkfds/dist/img/all-svg-icons.svg": "<svg/>",
        "dkfds/dist/img/b.svg": "<svg/>",
        "dkfds/dist/fonts/a.woff2": "font",
        "dkfds/dist/fonts/a.woff": "old font",
        "dkfds/LICENSE.md": "MIT",
        "htmx.org/dist/htmx.min.js": "htmx",
        "htmx.org/LICENSE": "0BSD",
    }
    for name, text in files.items():
        if name != without:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    return folder


def test_what_is_referred_to_comes_along_and_old_fonts_do_not(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assets.gather(npm(tmp_path / "npm"), out)
    assert {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()} == {
        *(
            "dkfds/css/dkfds.min.css",
            "dkfds/js/dkfds.min.js",
            "dkfds/img/all-svg-icons.svg",
            "dkfds/img/b.svg",
        ),
        *("dkfds/fonts/a.woff2", "dkfds/LICENSE.md", "htmx.org/htmx.min.js", "htmx.org/LICENSE"),
    }


def test_every_reference_left_leads_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assets.gather(npm(tmp_path / "npm"), out)
    style = out / "dkfds/css/dkfds.min.css"
    kept = assets.references(style.read_text())
    assert kept == ["../fonts/a.woff2", "../img/b.svg"]
    assert all((style.parent / to).is_file() for to in kept)


def test_no_source_map_is_pointed_to(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assets.gather(npm(tmp_path / "npm"), out)
    assert not [file for file in out.rglob("*.*s") if "sourceMappingURL" in file.read_text()]


def test_what_an_earlier_run_left_is_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "left.css").touch()
    assets.gather(npm(tmp_path / "npm"), out)
    assert not (out / "left.css").exists()


@pytest.mark.parametrize("gone", ["htmx.org/dist/htmx.min.js", "dkfds/dist/img/b.svg"])
def test_a_missing_file_is_named_and_nothing_is_written(
    tmp_path: Path, gone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert assets.main([str(npm(tmp_path / "npm", without=gone)), str(out)]) == 2
    said = capsys.readouterr().err
    assert gone in said or Path(gone).name in said
    assert "npm ci" in said
    assert not out.exists()
