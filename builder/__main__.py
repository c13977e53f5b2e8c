"""``python -m builder`` is the same as ``builder``."""

from builder.cli import main

if __name__ == "__main__":
    main()
