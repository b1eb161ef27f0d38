"""`python -m introplan` is `introplan`."""

from introplan.cli import main

main()
