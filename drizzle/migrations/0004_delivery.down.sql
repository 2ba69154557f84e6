DROP INDEX models_snapshot;
ALTER TABLE settings DROP COLUMN snapshot;
ALTER TABLE models DROP COLUMN snapshot;
DROP TABLE worker_instances;
