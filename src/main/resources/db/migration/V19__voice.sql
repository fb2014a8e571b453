-- What clients and professionals answer about the service, on a scale from one to five; no case and no person, and no order in which
-- they came (src/docs/decisions/0027-voice.md). Serves H2 and PostgreSQL alike.
create table tkp_answer (
    -- First day of the quarter: no day tells of a visit.
    quarter      date        not null,
    -- The form in which clients are asked, or 'survey'.
    asked        varchar(64) not null,
    question     varchar(64) not null,
    score        integer     not null,
    -- Of clients: worklist of the employment area, and whether Kela is, or has been, a party.
    area         varchar(40),
    with_kela    boolean,
    -- Of professionals: for whom they work.
    organisation varchar(20)
);
create index tkp_answer_quarter on tkp_answer (quarter);

-- Who has answered this year's survey, so that nobody does twice.
create table tkp_survey (
    asked_in integer      not null,
    user_id  varchar(64)  not null,
    primary key (asked_in, user_id)
);
