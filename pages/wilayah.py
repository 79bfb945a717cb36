"""Where does one region stand, by every definition in use?"""

from cakupan.ui import frame
from cakupan.wording import _

frame.require()
frame.page(_("Region"))
