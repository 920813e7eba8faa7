"""A village of small web shops whose faults can be switched on one by one.

The shops are what an inspector looks at in the demonstration and in tests. They are
invented, complete and, until somebody presses a switch, as good as we can make them.
"""

from demo_shop.app import create_app
from demo_shop.faults import FAULTS, Fault
from demo_shop.settings import ShopSettings

__all__ = ["FAULTS", "Fault", "ShopSettings", "create_app"]
