//! The forms, one kind of entry a file.
