"""What verification platforms answered, kept with the verdict that rests on it"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is new. Older verdicts rest on no answers."""
    with op.batch_alter_table("verifications") as table:
        table.add_column(sa.Column("lookups", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Takes it away again."""
    with op.batch_alter_table("verifications") as table:
        table.drop_column("lookups")
