"""The readers, one file a vendor: each turns a page into records, purely."""
