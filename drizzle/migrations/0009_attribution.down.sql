DROP INDEX runs_by_finish;
DROP INDEX jobs_by_finish;
DROP INDEX jobs_by_revision;
DROP INDEX jobs_refusals;
ALTER TABLE runs DROP COLUMN provider_ended_at, DROP COLUMN images;
ALTER TABLE jobs DROP COLUMN repeats, DROP COLUMN refused_at, DROP COLUMN refusal, DROP COLUMN provider_ended_at, DROP COLUMN images;
