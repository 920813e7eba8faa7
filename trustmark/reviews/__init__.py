"""What consumers say about shops: written, screened, published, answered, removed."""
