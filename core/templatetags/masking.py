"""The masks of `core.masking` as template filters."""

from django import template

from core import masking

register = template.Library()


@register.filter
def mask_name(name: str | None) -> str:
    """张三丰 → 张**."""
    return masking.mask_name(name or "")


@register.filter
def mask_id_number(number: str | None) -> str:
    """330102199001011234 → 3301**********1234."""
    return masking.mask_id_number(number or "")


@register.filter
def mask_phone(phone: str | None) -> str:
    """13812345678 → 138****5678."""
    return masking.mask_phone(phone or "")


@register.filter
def mask_address(address: str | None) -> str:
    """Keep an address down to its street or community."""
    return masking.mask_address(address or "")
