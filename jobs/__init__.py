"""Running many safely: worker processes with limits, the results store, folder batches, the queue."""
