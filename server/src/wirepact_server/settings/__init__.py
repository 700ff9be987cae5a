"""Settings: read once from flags, variables and a file, checked, then handed down as one frozen value."""

from wirepact_server.settings.load import load_settings
from wirepact_server.settings.options import OPTIONS, Option
from wirepact_server.settings.values import Settings, is_loopback

__all__ = ["OPTIONS", "Option", "Settings", "is_loopback", "load_settings"]
