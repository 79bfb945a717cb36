"""The addresses that we wrote, and how far the browser has followed: pure.

A change made in a run is written into the address and travels to the browser. What the
reader does before it arrives is sent with the address from before it. So each address
that held gets a number, and the page carries the last number to the browser, which
sends it along with whatever comes next. Of two messages with the same old address, the
one with the old number is late, and the one with the new number is a link.
"""

from dataclasses import dataclass

from cakupan.ui.address import Params

MARKS = 8  # numbers begin anew after so many; no browser is further behind


@dataclass(frozen=True)
class Trail:
    """The addresses that the browser may still show, the one that holds last.

    Attributes:
        steps: addresses, each held after the one before it.
        last: the number of the last one.
    """

    steps: tuple[Params, ...] = ()
    last: int = -1

    @property
    def holding(self) -> Params | None:
        """The address that holds, None before the first."""
        return self.steps[-1] if self.steps else None

    @property
    def mark(self) -> str:
        """What the browser is to send back once it has the address that holds."""
        return str(self.last % MARKS)

    def heard(self, mark: str | None) -> "Trail":
        """Return the trail without the addresses that the browser has left behind.

        Args:
            mark: the mark that the browser sent, None if it has none yet.

        >>> trail = Trail().then({"region": "64"}).then({"region": "65"})
        >>> trail.heard("1").steps
        ({'region': '65'},)
        """
        if mark is None:
            return self
        behind = (self.last - int(mark)) % MARKS
        return Trail(self.steps[-behind - 1 :], self.last)

    def is_left_for(self, asked: Params, is_back: bool) -> bool:
        """Tell whether the reader went to another address, by a link or by Back.

        Otherwise the browser asks for what holds, or for what held before a change of
        which it has not heard.

        Args:
            asked: the address that the browser sent.
            is_back: the reader went back or forward in the browser, which it says.
        """
        return is_back or asked not in self.steps

    def then(self, params: Params) -> "Trail":
        """Return the trail after a change: the browser does not know of it yet."""
        return Trail((*self.steps, params)[-MARKS:], self.last + 1)

    def arrived(self, params: Params) -> "Trail":
        """Return the trail where the browser's own address is the one that holds."""
        return Trail((params,), self.last + 1)
