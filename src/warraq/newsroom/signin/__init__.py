"""How journalists prove who they are: names and passwords, second factors, and the sessions that are open."""
