UPDATE settings SET snapshot = 0;
UPDATE models SET snapshot = 0;
