DROP INDEX jobs_by_end;
DROP TABLE refused_keys;
