"""What consumers read and write about shops: reviews."""
