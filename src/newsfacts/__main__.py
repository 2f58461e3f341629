"""``python -m newsfacts`` is the command ``newsfacts``."""

import sys

from newsfacts.cli import main

if __name__ == "__main__":
    sys.exit(main())
