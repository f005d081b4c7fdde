"""What the commands do, as functions and one class, for programs and notebooks: `import counterclaim`.

An analyst's own program sees names, as the lists do; what is exported withholds those of private persons. Nothing is
imported here, so that a command loads only the part that it needs.
"""
