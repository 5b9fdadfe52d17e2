"""Casebook: training on electronic evidence for prosecutors and judges."""

__version__ = "0.1.0"
