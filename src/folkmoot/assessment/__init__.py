"""The law of a jurisdiction as dated, cited answers, and what a policy finds when it reads them."""
