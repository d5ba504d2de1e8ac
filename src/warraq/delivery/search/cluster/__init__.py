"""The readers' search in an OpenSearch cluster, instead of in files of each machine (`WARRAQ_SEARCH_URL`)."""
