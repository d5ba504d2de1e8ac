# The nodes. For more of them: a backend each, and add them to the director.
import directors;

acl couriers {
    "172.16.0.0"/12;
    "192.168.0.0"/16;
    "10.0.0.0"/8;
}

probe alive {
    .url = "/_front/health";
    .interval = 2s;
    .timeout = 1s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend node_a {
    .host = "warraq";
    .port = "8000";
    .probe = alive;
    .first_byte_timeout = 15s;
}

sub vcl_init {
    new nodes = directors.round_robin();
    nodes.add_backend(node_a);
}

sub choose_backend {
    set req.backend_hint = nodes.backend();
}
