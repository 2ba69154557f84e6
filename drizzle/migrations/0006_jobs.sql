CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"model_id" text NOT NULL,
	"version" integer,
	"config_revision" integer,
	"config_source" text,
	"overrides" jsonb,
	"config" jsonb,
	"prompt" text,
	"input" jsonb,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"prediction_id" text,
	"outputs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" jsonb,
	"cost" numeric,
	"currency" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"request" jsonb NOT NULL,
	"secrets" text,
	"idempotency_key" text,
	"request_hash" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"prediction_requested_at" timestamp (3) with time zone,
	"cancel_requested_at" timestamp (3) with time zone,
	"progress" jsonb,
	CONSTRAINT "jobs_kind" CHECK ("jobs"."kind" in ('job', 'trial')),
	CONSTRAINT "jobs_status" CHECK ("jobs"."status" in ('queued', 'running', 'succeeded', 'failed', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "prompt_revisions" (
	"id" text NOT NULL,
	"revision" integer NOT NULL,
	"overrides" jsonb NOT NULL,
	"config" jsonb NOT NULL,
	"schema_fingerprint" text NOT NULL,
	"note" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "prompt_revisions_id_revision_pk" PRIMARY KEY("id","revision"),
	CONSTRAINT "prompt_revisions_revision" CHECK ("prompt_revisions"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"overrides" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"note" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"snapshot" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "prompts_id" CHECK ("prompts"."id" = 'default'),
	CONSTRAINT "prompts_overrides_object" CHECK (jsonb_typeof("prompts"."overrides") = 'object')
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"job_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"model_id" text NOT NULL,
	"version" integer,
	"config_revision" integer,
	"config_source" text,
	"overrides" jsonb,
	"config" jsonb,
	"prompt" text,
	"input" jsonb,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"prediction_id" text,
	"outputs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" jsonb,
	"cost" numeric,
	"currency" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"provider_status" text,
	"provider_created_at" timestamp (3) with time zone,
	"provider_started_at" timestamp (3) with time zone,
	"provider_completed_at" timestamp (3) with time zone,
	"predict_time" double precision,
	CONSTRAINT "runs_kind" CHECK ("runs"."kind" in ('job', 'trial')),
	CONSTRAINT "runs_status" CHECK ("runs"."status" in ('running', 'succeeded', 'failed', 'canceled'))
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_idempotency_key" ON "jobs" USING btree ("actor_kind","actor_id","idempotency_key") WHERE "jobs"."idempotency_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_prediction" ON "jobs" USING btree ("prediction_id");--> statement-breakpoint
CREATE INDEX "jobs_by_time" ON "jobs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_by_status" ON "jobs" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_by_model" ON "jobs" USING btree ("model_id","created_at","id");--> statement-breakpoint
CREATE INDEX "prompt_revisions_by_time" ON "prompt_revisions" USING btree ("id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_prediction" ON "runs" USING btree ("prediction_id");--> statement-breakpoint
CREATE INDEX "runs_by_job" ON "runs" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "runs_by_time" ON "runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_status" ON "runs" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "runs_by_model" ON "runs" USING btree ("model_id","created_at","id");