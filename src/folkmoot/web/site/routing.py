"""Which database a row lies in, where one process sees both: intake's rows lie apart."""

INTAKE = "intake"


class ApartFromIntake:
    """Send the rows of the intake face to a database of their own."""

    def db_for_read(self, model: type, **hints: object) -> str | None:
        """Name the database to read from."""
        return INTAKE if _is_of_intake(model) else None

    def db_for_write(self, model: type, **hints: object) -> str | None:
        """Name the database to write to."""
        return INTAKE if _is_of_intake(model) else None

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Make tables of intake there, and all others in the other database."""
        return (app_label == INTAKE) == (db == INTAKE)


def _is_of_intake(model: type) -> bool:
    return getattr(getattr(model, "_meta", None), "app_label", "") == INTAKE
