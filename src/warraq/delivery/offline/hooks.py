"""The hook for what a later stage lets the service worker do."""

_parts: list[str] = []


def register_worker_part(static_path: str) -> None:
    """Add the static file `static_path` to the end of the service worker's code; it shares its scope with the rest."""
    if static_path not in _parts:
        _parts.append(static_path)


def worker_parts() -> list[str]:
    return list(_parts)
