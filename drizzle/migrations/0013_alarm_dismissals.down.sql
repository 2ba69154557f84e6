DROP TABLE alarm_dismissals;
