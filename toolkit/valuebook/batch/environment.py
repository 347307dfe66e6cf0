"""The environment in which a kernel gives the same bytes everywhere."""

import os
from collections.abc import Mapping
from pathlib import Path


def kernel_environment(scratch: Path) -> Mapping[str, str]:
    """Return the environment variables for workers and their kernels.

    Nothing of the user's own set-up of Jupyter, IPython or matplotlib is read and
    nothing is left there. One thread for linear algebra: sums then do not depend on
    the number of cores, and `--jobs` alone says how many are used.
    """
    return {
        **os.environ,
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "JUPYTER_DATA_DIR": str(scratch / "data"),
        "JUPYTER_RUNTIME_DIR": str(scratch),
        "MPLCONFIGDIR": str(scratch / "matplotlib-config"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
    }
