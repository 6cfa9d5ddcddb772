"""What a web page leaves in a text that was copied out of it: menus, buttons, stamps, credits, footers."""

from linter.checks.boilerplate.blocks import EdgeBlock
from linter.checks.boilerplate.inside import InsideCredit
from linter.checks.boilerplate.lines import EdgeLine, EdgeWord, WholeLine
from linter.checks.boilerplate.recurrence import RecurringLine

__all__ = ["EdgeBlock", "EdgeLine", "EdgeWord", "InsideCredit", "RecurringLine", "WholeLine"]
