"""Wirepact's compiler: JSON Schema contracts in, Python and TypeScript packages out."""
