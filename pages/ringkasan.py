"""Where do Indonesia's workers stand? The first page of every reader."""

from cakupan.ui import frame
from cakupan.wording import _

frame.require()
frame.page(_("Overview"))
