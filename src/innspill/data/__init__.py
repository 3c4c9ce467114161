"""Data that comes with the program: headers, phrases, theme sets, partner registers, the JSON Schema."""
