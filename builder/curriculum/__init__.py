"""The curriculum's own terms as values: course, module, topic, exercise, annex."""
