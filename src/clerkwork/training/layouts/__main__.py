import sys

from .layouts import main

sys.exit(main())
