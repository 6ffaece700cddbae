"""A resource server with the standard library of Python.

The standard library has no ECDSA, so this server asks the operation `verifyToken` of the API, and keeps a result for
30 seconds. It accepts access tokens and API keys.
"""

import hashlib
import json
import os
import re
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ISSUER = os.environ.get("LATCH_ISSUER", "http://127.0.0.1:4000").rstrip("/")
PORT = int(os.environ.get("PORT", "4001"))
ROLES = ["user", "agent", "master", "super_admin"]
KEPT_SECONDS = 30
KEPT_RESULTS = 10_000


class Refusal(Exception):
    """A response with a problem document (RFC 9457)."""

    def __init__(self, status, code, title, headers=None):
        super().__init__(title)
        self.problem = {"type": f"/problems/{code}", "title": title, "status": status, "code": code}
        self.headers = headers or {}


def unauthenticated(error=""):
    challenge = 'Bearer realm="latch"' + (f', error="{error}"' if error else "")
    return Refusal(401, "unauthenticated", "Valid credentials are required", {"WWW-Authenticate": challenge})


def forbidden():
    challenge = 'Bearer realm="latch", error="insufficient_scope"'
    return Refusal(403, "forbidden", "Permission denied", {"WWW-Authenticate": challenge})


def unavailable():
    return Refusal(503, "unavailable", "The service is temporarily unavailable", {"Retry-After": "1"})


def seconds_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect is a failure: the credentials go to the API only."""

    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(NoRedirects)
results = {}
lock = threading.Lock()


def ask(header, value):
    """Returns what the API knows about credentials. Raises a Refusal if it does not accept them."""
    request = urllib.request.Request(f"{ISSUER}/auth/verify", headers={header: value})
    try:
        with opener.open(request, timeout=5) as response:
            verified = json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 401:
            raise unauthenticated("invalid_token" if header == "Authorization" else "") from error
        if error.code == 403:
            raise forbidden() from error
        raise unavailable() from error
    except (OSError, ValueError) as error:
        raise unavailable() from error
    if not isinstance(verified, dict) or verified.get("role") not in ROLES or not verified.get("userId"):
        raise unavailable()
    return verified


def verify(header, value):
    """Returns the verified credentials, for at most 30 seconds without another request, and not after their expiry."""
    key = hashlib.sha256(f"{header}:{value}".encode()).digest()
    now = time.time()
    with lock:
        verified, until = results.get(key, (None, 0))
    if now < until:
        return verified
    verified = ask(header, value)
    until = now + KEPT_SECONDS
    if "expiresAt" in verified:
        until = min(until, seconds_of(verified["expiresAt"]))
    with lock:
        if len(results) >= KEPT_RESULTS:
            results.pop(next(iter(results)))
        results[key] = (verified, until)
    return verified


def authenticate(headers, scope=None):
    """Returns the caller. Without a scope, the route accepts no API key."""
    authorization = headers.get("Authorization")
    if authorization is not None:
        if not re.fullmatch(r"(?i:bearer) +[\w.~+/-]+=*", authorization, re.ASCII):
            raise unauthenticated("invalid_token")
        return verify("Authorization", authorization)
    key = headers.get("X-API-Key")
    if key is None or scope is None:
        raise unauthenticated()
    if not re.fullmatch(r"[!-~]{1,512}", key):
        raise unauthenticated()
    caller = verify("X-API-Key", key)
    if scope not in caller["scope"].split(" "):
        raise forbidden()
    return caller


def require_role(caller, role):
    if ROLES.index(caller["role"]) < ROLES.index(role):
        raise forbidden()


def require_recent(caller, max_age):
    """Requires an authentication that is at most max_age seconds old (RFC 9470)."""
    at = caller.get("authenticatedAt")
    if at is None or time.time() - seconds_of(at) > max_age:
        challenge = f'Bearer realm="latch", error="insufficient_user_authentication", max_age="{max_age}"'
        title = "The operation requires a recent authentication of the user"
        raise Refusal(401, "reauthentication_required", title, {"WWW-Authenticate": challenge})


def respond(method, path, headers):
    """Returns the status and the body of a response."""
    if (method, path) == ("GET", "/me"):
        caller = authenticate(headers)
        return 200, {"userId": caller["userId"], "role": caller["role"]}
    if (method, path) == ("GET", "/reports"):
        require_role(authenticate(headers), "agent")
        return 200, {"reports": []}
    if (method, path) == ("DELETE", "/reports"):
        require_recent(authenticate(headers), 600)
        return 204, None
    if (method, path) == ("GET", "/tasks"):
        caller = authenticate(headers, scope="tasks:read")
        return 200, {"userId": caller["userId"], "kind": "session" if "sessionId" in caller else "apiKey"}
    raise Refusal(404, "not_found", "Not found")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_request(self):
        try:
            status, body = respond(self.command, self.path, self.headers)
            self.answer(status, body, {"Content-Type": "application/json"})
        except Refusal as refusal:
            headers = {"Content-Type": "application/problem+json", **refusal.headers}
            self.answer(refusal.problem["status"], refusal.problem, headers)

    do_GET = do_DELETE = handle_request

    def answer(self, status, body, headers):
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
