CREATE TABLE "worker_instances" (
	"name" text NOT NULL,
	"instance" text NOT NULL,
	"revision" bigint,
	"database_id" uuid,
	"first_seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "worker_instances_name_instance_pk" PRIMARY KEY("name","instance")
);
--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "snapshot" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "snapshot" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "worker_instances_last_seen" ON "worker_instances" USING btree ("last_seen_at");--> statement-breakpoint
CREATE INDEX "models_snapshot" ON "models" USING btree ("snapshot");