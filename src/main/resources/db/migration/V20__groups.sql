-- What reports and limits know of a case beside its facts, which are encrypted: how long the client has been unemployed, in classes, and
-- whether help is needed at once. Serves H2 and PostgreSQL alike.

-- LONG_TERM for a year or more, SHORTER, NOT_UNEMPLOYED, or UNKNOWN while nobody has told.
alter table tkp_case add column unemployment varchar(20) default 'UNKNOWN' not null;
alter table tkp_case add column urgent boolean default false not null;
-- The same, with the clocks of the case.
alter table tkp_clock add column unemployment varchar(20) default 'UNKNOWN' not null;
