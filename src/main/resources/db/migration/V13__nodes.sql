-- What several nodes share beside the cases. Serves H2 and PostgreSQL alike.

-- Sessions at the web applications. The id is a hash of what the browser keeps, the content is sealed: whoever reads this table, or a
-- backup of it, signs in as nobody.
create table tkp_session (
    id      varchar(64)  primary key,
    used_at timestamp with time zone not null,
    content bytea        not null
);
create index tkp_session_used on tkp_session (used_at);

-- Which node does what is done once (ShedLock).
create table tkp_lock (
    name       varchar(64)  primary key,
    lock_until timestamp    not null,
    locked_at  timestamp    not null,
    locked_by  varchar(255) not null
);
