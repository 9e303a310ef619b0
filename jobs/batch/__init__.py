"""A whole folder: every file read once, grouped into submissions, verified, and its outcome written."""

from jobs.batch.plan import BatchPlan
from jobs.batch.run import Batch, BatchSummary, run_batch

__all__ = ["Batch", "BatchPlan", "BatchSummary", "run_batch"]
