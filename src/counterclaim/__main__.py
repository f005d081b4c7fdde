"""Arguments in, the command line run: `python -m counterclaim` is the same as `counterclaim`."""

from counterclaim.cli import main

if __name__ == "__main__":
    main()
