"""JupyterHub for a class on one machine. docs/deployment.md says what to set in hub.env, which this file reads."""

import os

from casebook.hub.places import Hub
from casebook.hub.spawner import SeatSpawner, admitting, by_account, by_email

c = get_config()  # noqa: F821
hub = Hub.here()

# Learners reach this address through a web server that speaks HTTPS. The hub itself listens on this machine only.
c.JupyterHub.bind_url = os.environ.get("CASEBOOK_BIND", "http://127.0.0.1:8000/")
c.JupyterHub.db_url = f"sqlite:///{hub.state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(hub.state / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(hub.state / "proxy.pid")
# a restart of the hub leaves the learners' servers as they are
c.JupyterHub.cleanup_servers = False

# Everybody has a server under an account of his or her own.
c.JupyterHub.spawner_class = SeatSpawner
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
c.JupyterHub.concurrent_spawn_limit = 10

# Roles: a learner has the stock role, which reaches his or her own server and nothing else. The instructor sees who is
# there and can start and stop a server that hangs, and cannot look into one.
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "description": "see who is there, start and stop servers",
        "scopes": ["admin-ui", "list:users", "read:users:name", "read:users:activity", "read:servers", "servers"],
        "users": [hub.instructor],
    }
]

# Who somebody is, the class decides: the hook lets in whoever has a seat, and nobody is the hub's administrator.
c.Authenticator.allow_all = True
if os.environ.get("CASEBOOK_LTI_ISSUER"):
    c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
    c.LTI13Authenticator.issuer = os.environ["CASEBOOK_LTI_ISSUER"]
    c.LTI13Authenticator.client_id = set(os.environ["CASEBOOK_LTI_CLIENT"].split())
    c.LTI13Authenticator.authorize_url = os.environ["CASEBOOK_LTI_AUTHORIZE"]
    c.LTI13Authenticator.jwks_endpoint = os.environ["CASEBOOK_LTI_KEYS"]
    c.LTI13Authenticator.username_key = "email"
    c.LTI13Authenticator.uri_scheme = os.environ.get("CASEBOOK_LTI_SCHEME", "https")
    c.LTI13Authenticator.tool_name = "Casebook"
    c.LTI13Authenticator.tool_description = "Training on electronic evidence"
    c.Authenticator.post_auth_hook = admitting(hub, by_email)
    # Moodle and Canvas may show the course inside their own page
    c.JupyterHub.tornado_settings = {"cookie_options": {"SameSite": "None", "Secure": True}}
else:
    c.JupyterHub.authenticator_class = "pam"
    c.Authenticator.post_auth_hook = admitting(hub, by_account)
