"""Long proofs, run by ``make prove``: the ordinary tests run short forms of them."""
