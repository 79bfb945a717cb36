"""Names of the planning desk's codes, as catalogue messages."""

from cakupan.wording import _

REASON = {
    "not_published": _("no figure twelve months earlier in the same series"),
    "not_growing": _("members did not become more over twelve months"),
    "no_base": _("no base of the same definition is published"),
}
