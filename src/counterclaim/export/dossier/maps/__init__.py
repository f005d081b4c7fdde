"""Where harm is told: incidents in, inline SVG out."""
