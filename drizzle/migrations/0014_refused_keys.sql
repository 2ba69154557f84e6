CREATE TABLE "refused_keys" (
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"job_id" uuid NOT NULL,
	"refusal" jsonb NOT NULL,
	CONSTRAINT "refused_keys_actor_kind_actor_id_idempotency_key_pk" PRIMARY KEY("actor_kind","actor_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "refused_keys" ADD CONSTRAINT "refused_keys_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_by_end" ON "jobs" USING btree ("model_id","config_revision","status","finished_at");