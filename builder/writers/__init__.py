"""Writers turn a plan into the members of a package; each format is a room of its own and knows no other."""
