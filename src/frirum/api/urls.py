"""The addresses under /api/, and the document that describes them. Its own page of documentation is off:
it would need scripts from elsewhere."""

from django.urls import path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from .answers import Unanswerable, malformed, unanswerable, unreadable
from .law import router

api = NinjaAPI(
    title="Frirum",
    version="1",
    description="What the law asks, for programs. Nothing sent is kept. Limits and examples: docs/api.md.",
    docs_url=None,
    urls_namespace="api",
)
api.exception_handler(Unanswerable)(unanswerable)
api.exception_handler(ValidationError)(malformed)
api.exception_handler(HttpError)(unreadable)
api.add_router("/law", router)

urlpatterns = [path("", api.urls)]
