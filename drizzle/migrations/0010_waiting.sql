ALTER TABLE "runs" DROP CONSTRAINT "runs_status";--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "retry_reason" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "canceled_by" jsonb;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "send_id" uuid;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "retry_reason" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "canceled_by" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_status" CHECK ("runs"."status" in ('queued', 'running', 'succeeded', 'failed', 'canceled'));