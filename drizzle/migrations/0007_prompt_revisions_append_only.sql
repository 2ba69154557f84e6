CREATE TRIGGER prompt_revisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON prompt_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
