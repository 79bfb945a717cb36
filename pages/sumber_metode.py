"""Where does each figure come from, and how is it made?"""

from cakupan.ui import frame
from cakupan.wording import _

frame.require()
frame.page(_("Sources & method"))
