CREATE TABLE "alarm_dismissals" (
	"alarm_id" text PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"dismissed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
