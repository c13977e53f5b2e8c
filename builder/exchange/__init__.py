"""Questions in and out: GIFT and Moodle XML, written from what is planned, and read into files of our own dialect."""
