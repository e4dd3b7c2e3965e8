"""Reports as pages show them: asked for, previewed, issued, laid out and sent."""
