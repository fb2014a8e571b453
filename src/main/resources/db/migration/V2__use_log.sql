-- Use and disclosure log (Act 703/2023 § 10): who was shown which categories of a client's data, on what ground and why.
-- No facts of a client. Rows are only added; each holds the hash of the one before it. Serves H2 and PostgreSQL alike.
create table tkp_use_log (
    id                bigint primary key,
    used_at           timestamp with time zone not null,
    case_id           varchar(20)   not null,
    user_id           varchar(255)  not null,
    user_organisation varchar(20)   not null,
    -- Worklist, or organisation, before which the data were laid.
    recipient         varchar(64)   not null,
    -- Source organisation/category/legal basis of each kind of data, parted by spaces.
    grounds           varchar(4000) not null,
    purpose           varchar(200)  not null,
    channel           varchar(20)   not null,
    event             varchar(20)   not null,
    -- Task or endpoint.
    place             varchar(100)  not null,
    previous_hash     varchar(64)   not null,
    hash              varchar(64)   not null
);
create index tkp_use_log_case on tkp_use_log (case_id, id);
create index tkp_use_log_time on tkp_use_log (used_at);

-- One row: where the chain ends, and where it begins since the oldest rows were deleted. Whoever adds a row locks it.
create table tkp_use_log_head (
    one        integer     primary key check (one = 1),
    last_id    bigint      not null,
    last_hash  varchar(64) not null,
    first_id   bigint      not null,
    first_hash varchar(64) not null
);
insert into tkp_use_log_head (one, last_id, last_hash, first_id, first_hash) values (1, 0, 'START', 0, 'START');
