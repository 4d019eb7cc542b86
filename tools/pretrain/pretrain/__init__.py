"""Pretraining of Graft's embedded base network (see ../README.md)."""
