"""``python -m blueprintc``."""

from blueprintc.cli import main

if __name__ == "__main__":
    main()
