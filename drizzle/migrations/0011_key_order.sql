-- `jsonb` sorts the keys of an object, `json` keeps the text: the order of keys in a stored value has a meaning.
DROP TRIGGER model_versions_schema_immutable ON model_versions;--> statement-breakpoint
ALTER TABLE "model_configs" DROP CONSTRAINT "model_configs_overrides_object";--> statement-breakpoint
ALTER TABLE "presets" DROP CONSTRAINT "presets_overrides_object";--> statement-breakpoint
ALTER TABLE "prompts" DROP CONSTRAINT "prompts_overrides_object";--> statement-breakpoint
DROP INDEX "model_configs_overrides";--> statement-breakpoint
ALTER TABLE "audit_events" ALTER COLUMN "before" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "audit_events" ALTER COLUMN "after" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "config_revisions" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "config_revisions" ALTER COLUMN "config" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "jobs" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "jobs" ALTER COLUMN "config" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "jobs" ALTER COLUMN "input" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "jobs" ALTER COLUMN "request" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "model_configs" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "model_versions" ALTER COLUMN "parameters_schema" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "model_versions" ALTER COLUMN "metadata" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "model_versions" ALTER COLUMN "metadata" SET DEFAULT '{}'::json;--> statement-breakpoint
ALTER TABLE "presets" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "prompt_revisions" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "prompt_revisions" ALTER COLUMN "config" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "prompts" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "overrides" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "config" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "input" SET DATA TYPE json;--> statement-breakpoint
CREATE INDEX "model_configs_overrides" ON "model_configs" USING gin (("overrides"::jsonb));--> statement-breakpoint
ALTER TABLE "model_configs" ADD CONSTRAINT "model_configs_overrides_object" CHECK (json_typeof("model_configs"."overrides") = 'object');--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_overrides_object" CHECK (json_typeof("presets"."overrides") = 'object');--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_overrides_object" CHECK (json_typeof("prompts"."overrides") = 'object');--> statement-breakpoint
CREATE TRIGGER model_versions_schema_immutable BEFORE UPDATE ON model_versions FOR EACH ROW
  WHEN (OLD.parameters_schema::text IS DISTINCT FROM NEW.parameters_schema::text OR OLD.schema_fingerprint IS DISTINCT FROM NEW.schema_fingerprint)
  EXECUTE FUNCTION refuse_schema_change();
