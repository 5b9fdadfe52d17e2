"""Writers of file formats with the standard library alone: the same arguments give the same bytes everywhere."""
