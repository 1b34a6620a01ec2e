"""Uploads stay in memory until they are sealed: what families hand in never lies on the disk in the clear."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

FILES_AT_ONCE = 4
"""How many files of the largest size one request may hold in memory; what comes after them is too much."""


class InMemory(FileUploadHandler):
    """Of a file that is too large only its size is kept, so that the page can say so."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.room = settings.FRIRUM_DOCUMENT_MB * 1_000_000 * FILES_AT_ONCE
        self.parts: list[bytes] = []
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.parts, self.size = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size <= settings.FRIRUM_DOCUMENT_MB * 1_000_000 and len(raw_data) <= self.room:
            self.parts.append(raw_data)
            self.room -= len(raw_data)
        else:
            self.room += sum(map(len, self.parts))
            self.parts = []

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        kept = b"".join(self.parts)
        whole = len(kept) == file_size
        return InMemoryUploadedFile(
            file=BytesIO(kept if whole else b""),
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
