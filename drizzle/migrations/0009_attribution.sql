ALTER TABLE "jobs" ADD COLUMN "images" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "provider_ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "refusal" jsonb;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "repeats" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "images" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "provider_ended_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_refusals" ON "jobs" USING btree ("model_id","version","config_revision","refused_at") WHERE "jobs"."refused_at" is not null;--> statement-breakpoint
CREATE INDEX "jobs_by_revision" ON "jobs" USING btree ("model_id","config_revision","status","repeats");--> statement-breakpoint
CREATE INDEX "jobs_by_finish" ON "jobs" USING btree ("finished_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_finish" ON "runs" USING btree ("finished_at","id");