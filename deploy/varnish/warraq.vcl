# Varnish 6 or 7 before Warraq. backends.vcl defines the nodes, `sub choose_backend` that picks one, and `acl couriers`.
vcl 4.1;

import std;

include "backends.vcl";

sub vcl_recv {
    call choose_backend;

    # Warraq's courier tells which keys changed: a|b|c.
    if (req.method == "BAN") {
        if (client.ip !~ couriers) {
            return (synth(405, "Not allowed"));
        }
        if (req.http.Warraq-Keys !~ "^[a-z_]+(:[a-z0-9_]+)*(\|[a-z_]+(:[a-z0-9_]+)*)*$") {
            return (synth(400, "Keys like story:1|latest:1"));
        }
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + req.http.Warraq-Keys + ")(\s|$)");
        return (synth(200, "Banned"));
    }

    unset req.http.Surrogate-Capability;
    unset req.http.X-Forwarded-Host;
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(newsroom|documents)/" || req.http.Authorization) {
        return (pass);
    }
    # Beacons and the like; blocks and an edition's colours are kept.
    if (req.url ~ "^/_" && req.url !~ "^/_(block|edition)/") {
        return (pass);
    }
    # What readers see does not depend on who they are.
    unset req.http.Cookie;
    # What social networks hang on an address means nothing to us.
    if (req.url ~ "[?&](utm_[a-z]+|fbclid|gclid|_)=") {
        set req.url = regsuball(req.url, "(utm_[a-z]+|fbclid|gclid|_)=[^&]*&?", "");
        set req.url = regsub(req.url, "[?&]+$", "");
    }
    # While a node answers nobody gets an old page; without one, what there is for a day.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    return (hash);
}

sub vcl_backend_fetch {
    if (!bereq.uncacheable) {
        set bereq.http.Surrogate-Capability = "varnish=" + {"""} + "ESI/1.0" + {"""};
    }
}

sub vcl_backend_response {
    set beresp.grace = 24h;
    if (beresp.status >= 500) {
        # Rather the old page than this one.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # Only what says how long is kept: the list is of what is allowed.
    if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+" && !beresp.http.Set-Cookie) {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
        if (beresp.http.Surrogate-Control ~ "ESI/1\.0") {
            set beresp.do_esi = true;
        }
        if (beresp.ttl <= 0s) {
            set beresp.uncacheable = true;
        }
        return (deliver);
    }
    if (bereq.url ~ "^/(static|media)/" && beresp.status == 200 && !beresp.http.Set-Cookie) {
        return (deliver);
    }
    set beresp.uncacheable = true;
    set beresp.ttl = 0s;
    return (deliver);
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Retry-After = "5";
    set beresp.http.Cache-Control = "no-store";
    set beresp.status = 503;
    synthetic({"<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>تعذّر عرض الصفحة الآن</title><h1>تعذّر عرض الصفحة الآن</h1><p>نعمل على إصلاح العطل. حاول مجددًا بعد ثوانٍ.</p></html>"});
    return (deliver);
}
