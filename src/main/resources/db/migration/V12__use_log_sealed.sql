-- The use log is sealed with the hash key, which lies outside the database: the rows from keyed_from on, and the head itself, so
-- that a cut beginning, a cut end and another keyed_from are found. Both are empty until a start of the application fills them.
-- Serves H2 and PostgreSQL alike.
alter table tkp_use_log_head add column keyed_from bigint;
-- 64 digits, or BROKEN from the moment the application has found a wrong one.
alter table tkp_use_log_head add column seal varchar(64);
