-- Revisions, events and the audit trail are written once and never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER config_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON config_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER setting_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON setting_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER model_version_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON model_version_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A version's schema is a snapshot: only its status and metadata may change.
CREATE FUNCTION refuse_schema_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the parameter schema of a version is immutable: register a new version' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER model_versions_schema_immutable BEFORE UPDATE ON model_versions FOR EACH ROW
  WHEN (OLD.parameters_schema IS DISTINCT FROM NEW.parameters_schema OR OLD.schema_fingerprint IS DISTINCT FROM NEW.schema_fingerprint)
  EXECUTE FUNCTION refuse_schema_change();
--> statement-breakpoint
INSERT INTO installation DEFAULT VALUES;
--> statement-breakpoint
INSERT INTO snapshot_counter DEFAULT VALUES;
