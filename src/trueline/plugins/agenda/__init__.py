"""What puts items on the agenda of a meeting, each behind the door of `contracts.agenda_source`."""
