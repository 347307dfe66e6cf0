"""The words that tell effort, things made, behaviour, performance and money apart."""
