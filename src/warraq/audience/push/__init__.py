"""Breaking news on readers' devices, by the push services of their own browsers and nobody else's."""
