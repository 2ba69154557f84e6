DROP TABLE
  accounts, api_tokens, audit_events, config_revisions, installation, invitations, model_configs, model_version_events,
  model_versions, models, rate_limits, sessions, setting_revisions, settings, snapshot_counter, users, verifications;
