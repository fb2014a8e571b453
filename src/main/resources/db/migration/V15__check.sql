-- What the nightly check of the database has found.
create table tkp_check (
    one        integer primary key check (one = 1),
    -- When the last check was through; null before the first.
    checked_at timestamp with time zone,
    cases      bigint  not null,
    -- Of the last check that is through, or 1 since a later one has found its first.
    violations bigint  not null,
    -- Of the first violation; null when there is none.
    invariant  varchar(40),
    place      varchar(100)
);
insert into tkp_check (one, cases, violations) values (1, 0, 0);
