DROP INDEX runs_by_actor;
DROP INDEX jobs_by_actor, jobs_by_output, jobs_by_image;
DROP INDEX worker_instances_by_owner;
ALTER TABLE worker_instances DROP COLUMN is_proven, DROP COLUMN owner_id;
DROP TABLE uploads;
