DELETE FROM snapshot_counter;
DELETE FROM installation;
DROP TRIGGER model_versions_schema_immutable ON model_versions;
DROP FUNCTION refuse_schema_change();
DROP TRIGGER model_version_events_append_only ON model_version_events;
DROP TRIGGER setting_revisions_append_only ON setting_revisions;
DROP TRIGGER config_revisions_append_only ON config_revisions;
DROP TRIGGER audit_events_append_only ON audit_events;
DROP FUNCTION refuse_change();
