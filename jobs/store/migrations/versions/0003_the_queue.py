"""The queue: its processes; outlines of extractions and rows of outcomes, by which a folder is sorted"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what is new. Old extractions have no outline and count as not whole: they are read once more."""
    op.create_table(
        "executors",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("queue", sa.String(length=80), nullable=False),
        sa.Column("host", sa.String(length=200), nullable=False),
        sa.Column("workers", sa.Integer(), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("extractions") as table:
        table.add_column(sa.Column("outline", sa.JSON(), nullable=True))
        table.add_column(sa.Column("whole", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("outcomes") as table:
        table.add_column(sa.Column("row", sa.JSON(), nullable=True))
    with op.batch_alter_table("checks") as table:
        table.add_column(sa.Column("executor", sa.String(length=80), nullable=True))


def downgrade() -> None:
    """Takes it away again."""
    with op.batch_alter_table("checks") as table:
        table.drop_column("executor")
    with op.batch_alter_table("outcomes") as table:
        table.drop_column("row")
    with op.batch_alter_table("extractions") as table:
        table.drop_column("whole")
        table.drop_column("outline")
    op.drop_table("executors")
