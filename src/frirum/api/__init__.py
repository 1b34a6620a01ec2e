"""The same answers for programs: addresses under /api/, described by /api/openapi.json (docs/api.md)."""
