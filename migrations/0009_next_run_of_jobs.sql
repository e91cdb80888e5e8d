-- When a source is due stands in the table of jobs alone.
ALTER TABLE health DROP COLUMN next_run;
