"""Which happenings told by several reports are one, and what each side says of each."""
