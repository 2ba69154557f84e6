ALTER TABLE "model_version_events" ADD COLUMN "action" text DEFAULT 'register' NOT NULL;--> statement-breakpoint
ALTER TABLE "model_version_events" ADD COLUMN "former_status" text;--> statement-breakpoint
ALTER TABLE "model_version_events" ADD COLUMN "former_version" integer;--> statement-breakpoint
ALTER TABLE "model_version_events" ADD COLUMN "config_revision" integer;--> statement-breakpoint
ALTER TABLE "model_version_events" ADD COLUMN "undoes" bigint;--> statement-breakpoint
CREATE INDEX "model_version_events_by_version" ON "model_version_events" USING btree ("model_id","version","id");--> statement-breakpoint
CREATE INDEX "model_versions_by_status" ON "model_versions" USING btree ("status","model_id","version");--> statement-breakpoint
ALTER TABLE "model_version_events" ADD CONSTRAINT "model_version_events_action" CHECK ("model_version_events"."action" in ('register', 'activate', 'undo', 'archive'));