UPDATE runs SET status = 'running' WHERE status = 'queued';
ALTER TABLE runs DROP CONSTRAINT runs_status;
ALTER TABLE runs DROP COLUMN retry_reason, DROP COLUMN retry_at, DROP COLUMN canceled_by;
ALTER TABLE runs ADD CONSTRAINT runs_status CHECK (status IN ('running', 'succeeded', 'failed', 'canceled'));
ALTER TABLE jobs DROP COLUMN retry_reason, DROP COLUMN retry_at, DROP COLUMN canceled_by, DROP COLUMN send_id,
  DROP COLUMN waiting_since;
