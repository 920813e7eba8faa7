"""Published reviews for programs: RSS, JSON Feed, and the two formats of Google."""
