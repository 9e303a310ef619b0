"""The service: checks, people's words on them, keys, webhooks"""

from alembic import op
from sqlalchemy import Table

from jobs.store import service_tables
from jobs.store.tables import Base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ADDED = (
    service_tables.CheckRow,
    service_tables.CheckDocumentRow,
    service_tables.CheckTermRow,
    service_tables.CorrectionRow,
    service_tables.DecisionRow,
    service_tables.ApiKeyRow,
    service_tables.SessionRow,
    service_tables.WebhookRow,
    service_tables.DeliveryRow,
)


def _tables() -> list[Table]:
    return [Base.metadata.tables[row.__tablename__] for row in ADDED]


def upgrade() -> None:
    """Makes the service's tables as this first version of them has them."""
    Base.metadata.create_all(op.get_bind(), tables=_tables())


def downgrade() -> None:
    """Drops them."""
    Base.metadata.drop_all(op.get_bind(), tables=_tables())
