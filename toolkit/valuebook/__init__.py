"""Make sure that what you deliver turns into value: `import valuebook as vb`."""

if __name__ != "valuebook":
    raise ImportError(
        f"this package is named valuebook, not {__name__}; type: import valuebook as vb"
    )
