"""Phase 1: read the schema folder. The only reading of files that the compiler does."""
