"""How the sample data are made: stories in TOML, series by a model, CSV out.

`python -m sample_data.generator` writes them again from the repository's root;
with `--check` it writes nothing and names every file that has drifted.
"""
