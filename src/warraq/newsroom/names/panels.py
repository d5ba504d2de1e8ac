"""Where a form asks whether a name is that of somebody who is here already."""

from typing import Any

from wagtail.admin.panels import Panel


class AlikePanel(Panel):
    """Shown when a form was sent back because its name is here already."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "names/alike_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "alike", None))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "form": self.form}
