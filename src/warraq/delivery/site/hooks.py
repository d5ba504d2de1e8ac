"""The hook for what a later stage adds to pages of stories."""

_story_scripts: list[str] = []


def register_story_script(path: str) -> None:
    """Load the static file `path` as a module on every story that readers open; previews are not read.

    The script finds the story by `[data-story]`, whose value is the story's id.
    """
    if path not in _story_scripts:
        _story_scripts.append(path)


def story_scripts() -> list[str]:
    return list(_story_scripts)
