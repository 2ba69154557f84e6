DROP TABLE runs;
DROP TABLE jobs;
DROP TABLE prompt_revisions;
DROP TABLE prompts;
