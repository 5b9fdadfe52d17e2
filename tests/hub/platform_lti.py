"""The learning platform's side of LTI 1.3, as Moodle and Canvas do it: it signs who somebody is, and shows its key."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
CLIENT = "casebook-client"


def number(value: int) -> str:
    """Write a number as a JSON Web Key does."""
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


class Platform:
    """A platform on this machine. As a context it answers for its key."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public = self.key.public_key().public_numbers()
        keys = {"kty": "RSA", "kid": "one", "alg": "RS256", "use": "sig", "n": number(public.n), "e": number(public.e)}
        told = json.dumps({"keys": [keys]}).encode()

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *told: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self) -> "Platform":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def setting(self) -> dict[str, str]:
        """What hub.env says of this platform."""
        return {
            "CASEBOOK_LTI_ISSUER": self.url, "CASEBOOK_LTI_CLIENT": CLIENT, "CASEBOOK_LTI_SCHEME": "http",
            "CASEBOOK_LTI_AUTHORIZE": f"{self.url}/auth", "CASEBOOK_LTI_KEYS": f"{self.url}/keys",
        }  # fmt: skip

    def launch(self, hub: str, email: str, key: Any = None) -> tuple[requests.Session, requests.Response]:
        """Follow the link to the course as somebody with this address; `key` signs in the place of the platform's."""
        session = requests.Session()
        session.trust_env = False
        begun = session.post(
            f"{hub}/hub/lti13/oauth_login",
            data={"iss": self.url, "login_hint": "7", "target_link_uri": f"{hub}/hub", "client_id": CLIENT},
            allow_redirects=False,
        )
        assert begun.status_code == 302, begun.text
        assert begun.headers["Location"].startswith(f"{self.url}/auth?")
        let(session)
        asked = {name: values[0] for name, values in parse_qs(urlparse(begun.headers["Location"]).query).items()}
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 60, "nonce": asked["nonce"],
            "email": email, "name": "A name", CLAIM + "version": "1.3.0", CLAIM + "deployment_id": "1",
            CLAIM + "message_type": "LtiResourceLinkRequest", CLAIM + "resource_link": {"id": "1"},
            CLAIM + "target_link_uri": f"{hub}/hub", CLAIM + "roles": [],
        }  # fmt: skip
        token = jwt.encode(claims, key or self.key, algorithm="RS256", headers={"kid": "one"})
        form = {"id_token": token, "state": asked["state"]}
        answer = session.post(asked["redirect_uri"], data=form, allow_redirects=False)
        let(session)
        return session, answer


def let(session: requests.Session) -> None:
    """Let cookies for HTTPS alone go to the hub of a test, which speaks HTTP."""
    for one in session.cookies:
        one.secure = False


def taken_for(session: requests.Session, hub: str) -> str:
    """Return whom the hub takes somebody for."""
    session.get(f"{hub}/hub/token").raise_for_status()
    let(session)
    headers = {"X-XSRFToken": session.cookies["_xsrf"], "Referer": f"{hub}/hub/token"}
    told = session.get(f"{hub}/hub/api/user", headers=headers)
    told.raise_for_status()
    return str(told.json()["name"])
