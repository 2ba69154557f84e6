ALTER TABLE model_version_events DROP CONSTRAINT model_version_events_action;
DROP INDEX model_versions_by_status;
DROP INDEX model_version_events_by_version;
ALTER TABLE model_version_events
  DROP COLUMN undoes,
  DROP COLUMN config_revision,
  DROP COLUMN former_version,
  DROP COLUMN former_status,
  DROP COLUMN action;
