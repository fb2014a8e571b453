-- What a database is known again by: its keys, its use, the zone of the engine's times,
-- and how many sample cases a demonstration has made.
create table tkp_seal (
    name    varchar(20)  primary key,
    content varchar(500) not null
);
