"""Where the data beside the code lies: areas, statutes, experiments, municipalities."""

import os
from pathlib import Path

HOME = Path(os.environ.get("FRIRUM_HOME") or Path(__file__).parents[3]).resolve()
"""The folder that `frirum.law.load` reads. FRIRUM_HOME names another one."""
