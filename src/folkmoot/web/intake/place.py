"""Where the rows of the intake face lie, as this process knows it."""

from django.db import router

from folkmoot.web.intake.models import ReceiptRow


def place() -> str:
    """Name the database of the intake face: its own alias at the workbench, else the only one."""
    return router.db_for_write(ReceiptRow)
