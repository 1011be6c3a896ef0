"""The transport of the extra `[fast]`: pyreqwest (Rust's reqwest) behind httpx's transport interface."""
