"""What can't be read of a file that somebody gave us: where, what is wrong, and what to write."""

from __future__ import annotations


class Fault(ValueError):
    """One fault of a file; the caller knows the file's name."""

    def __init__(self, line: int, says: str, mend: str) -> None:
        self.line, self.says, self.mend = line, says, mend
        super().__init__(f"line {line}: {says}. {mend}")

    def within(self, file: str) -> str:
        """The fault as it is told, with its file."""
        return f"{file}:{self.line}: {self.says}. {self.mend}"
