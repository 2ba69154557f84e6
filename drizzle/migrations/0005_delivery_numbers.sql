-- When each of them last changed is not known: with the last change of all, at the latest.
UPDATE models SET snapshot = (SELECT value FROM snapshot_counter);--> statement-breakpoint
UPDATE settings SET snapshot = (SELECT value FROM snapshot_counter);
