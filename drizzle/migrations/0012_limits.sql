CREATE TABLE "uploads" (
	"image_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"size" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "uploads_image_id_actor_kind_actor_id_pk" PRIMARY KEY("image_id","actor_kind","actor_id")
);
--> statement-breakpoint
ALTER TABLE "worker_instances" ADD COLUMN "is_proven" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "worker_instances" ADD COLUMN "owner_id" text;--> statement-breakpoint
CREATE INDEX "uploads_unused" ON "uploads" USING btree ("uploaded_at") WHERE "uploads"."used_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_by_actor" ON "jobs" USING btree ("actor_kind","actor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_by_output" ON "jobs" USING gin ("outputs" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "jobs_by_image" ON "jobs" USING gin ("images" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "runs_by_actor" ON "runs" USING btree ("actor_kind","actor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "worker_instances_by_owner" ON "worker_instances" USING btree ("owner_id","last_seen_at");