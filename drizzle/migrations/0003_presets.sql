CREATE TABLE "presets" (
	"id" text PRIMARY KEY NOT NULL,
	"model_id" text NOT NULL,
	"name" text NOT NULL,
	"overrides" jsonb NOT NULL,
	"version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "presets_overrides_object" CHECK (jsonb_typeof("presets"."overrides") = 'object')
);
--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_model_id_version_model_versions_model_id_version_fk" FOREIGN KEY ("model_id","version") REFERENCES "public"."model_versions"("model_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "presets_name_ignoring_case" ON "presets" USING btree ("model_id",lower("name"));