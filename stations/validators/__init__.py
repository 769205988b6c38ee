"""Pure checks of what is given to us."""

from stations.validators.codes import is_credit_code, validate_credit_code
from stations.validators.contacts import validate_login_name, validate_phone

__all__ = ["is_credit_code", "validate_credit_code", "validate_login_name", "validate_phone"]
