"""What persons decide: what is asked of them, where it holds to, how it is written down and kept."""
