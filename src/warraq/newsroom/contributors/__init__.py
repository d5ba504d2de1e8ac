"""Those whose names stand over stories."""
