"""Picks what the pages need out of node_modules: `python -m frirum.site.assets NODE_MODULES OUT`.

dkfds brings 17 MB of which the pages use one theme. Its style sheet is copied with the files that it
refers to, and without the fonts of old browsers and the source maps: a reference that stays must lead
to a file, since the manifest of static files refuses one that does not.
"""

import re
import shutil
import sys
from pathlib import Path

STYLE = Path("dkfds/dist/css/dkfds.min.css")
SCRIPTS = (Path("dkfds/dist/js/dkfds.min.js"), Path("htmx.org/dist/htmx.min.js"))
ICONS = Path("dkfds/dist/img/all-svg-icons.svg")
LICENCES = (Path("dkfds/LICENSE.md"), Path("htmx.org/LICENSE"))

OLD_FONTS = (".eot", ".ttf", ".woff")
REFERENCE = re.compile(r"url\((?P<quote>['\"]?)(?P<to>[^)'\"]+)(?P=quote)\)")
FONT_SOURCE = re.compile(r"src:(?P<list>url\([^;}]+)")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.MULTILINE)


class AssetsMissing(Exception):
    """A file that the pages need is not among what npm installed."""


def references(css: str) -> list[str]:
    """The files that a style sheet refers to, in order; data and fragments are none."""
    found = (match["to"].split("?")[0].split("#")[0] for match in REFERENCE.finditer(css))
    return list(dict.fromkeys(to for to in found if to and not to.startswith(("data:", "http:", "https:"))))


def slim(css: str) -> str:
    """The style sheet without old font formats and without the pointer to its source map."""

    def kept(match: re.Match[str]) -> str:
        sources = match["list"].split(",")
        modern = [s for s in sources if not s.split(")")[0].strip("\"'").endswith(OLD_FONTS)]
        return "src:" + ",".join(modern or sources)

    return SOURCE_MAP.sub("", FONT_SOURCE.sub(kept, css))


def gather(modules: Path, out: Path) -> int:
    """Write the assets below `out`, anew; answers how many files. AssetsMissing tells all that lack."""
    wanted = [STYLE, *SCRIPTS, ICONS, *LICENCES]
    _refuse(modules, wanted)
    css = slim((modules / STYLE).read_text(encoding="utf-8"))
    beside = [(STYLE.parent / to) for to in references(css)]
    _refuse(modules, beside)

    shutil.rmtree(out, ignore_errors=True)
    for path in [*wanted, *beside]:
        target = out / _place(modules, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path == STYLE:
            target.write_text(css, encoding="utf-8")
        elif path in SCRIPTS:
            target.write_text(
                SOURCE_MAP.sub("", (modules / path).read_text(encoding="utf-8")), encoding="utf-8"
            )
        else:
            shutil.copyfile(modules / path, target)
    return sum(1 for file in out.rglob("*") if file.is_file())


def _place(modules: Path, path: Path) -> Path:
    """dkfds/dist/css/x is served as dkfds/css/x: what lies in a package's `dist` lies in its folder."""
    inside = (modules / path).resolve().relative_to(modules.resolve())
    return Path(*(part for part in inside.parts if part != "dist"))


def _refuse(modules: Path, paths: list[Path]) -> None:
    lacking = sorted({str(path) for path in paths if not (modules / path).is_file()})
    if lacking:
        raise AssetsMissing(
            f"{modules} lacks {', '.join(lacking)}. Run `npm ci` (the Makefile does) and try again; "
            "nothing was written."
        )


def main(words: list[str]) -> int:
    modules, out = (Path(word) for word in words)
    try:
        count = gather(modules, out)
    except AssetsMissing as fault:
        print(f"assets: {fault}", file=sys.stderr)
        return 2
    print(f"assets: {count} files in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
