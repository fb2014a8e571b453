-- What reports need of a clock beside its dates, written when they change, so that a report reads each clock once. Serves H2 and
-- PostgreSQL alike.

-- Whether a step of the case has the same limit: groups of whole limits count that, and not this.
alter table tkp_clock add column part_of_step boolean default false not null;
-- Kela's role in the case when the clock stopped, or now.
alter table tkp_clock add column kela_role varchar(40) default 'NONE' not null;
-- Days from counted_from to the last day.
alter table tkp_clock add column target_days integer default 0 not null;
-- Finnish month in which it started, such as 2026-11.
alter table tkp_clock add column started_month varchar(7) default '' not null;
-- How long was waited on each, in microseconds; null for never. Told only when waits_told is true: the clock has stopped, and no wait
-- lies outside its time, as can be where the clocks of two nodes differ.
alter table tkp_clock add column waits_told boolean default false not null;
alter table tkp_clock add column waited_worklist bigint;
alter table tkp_clock add column waited_person bigint;
alter table tkp_clock add column waited_kela_decision bigint;
alter table tkp_clock add column waited_client bigint;
alter table tkp_clock add column waited_statement bigint;
alter table tkp_clock add column waited_authority bigint;

update tkp_clock set
    started_month = to_char(started_at at time zone 'Europe/Helsinki', 'YYYY-MM'),
    part_of_step = task and exists (select 1 from tkp_clock s
        where s.case_id = tkp_clock.case_id and not s.task and s.sla = tkp_clock.sla),
    kela_role = coalesce((select e.outcome from tkp_explanation e where e.case_id = tkp_clock.case_id and e.decision = 'kela'
        and (tkp_clock.stopped_at is null or e.decided_at <= tkp_clock.stopped_at) order by e.id desc limit 1), 'NONE'),
    target_days = cast(floor((extract(epoch from due_at) + 1 - extract(epoch from counted_from)) / 86400) as integer);

-- Worklists and kinds that there are, and the clocks of one worklist in a period.
create index tkp_clock_worklist on tkp_clock (worklist, kind, organisation, started_at);

-- What figures tell of each case that has not changed since it was summed up. A case without a row is counted from its clocks.
create table tkp_case_summary (
    case_id       varchar(20) primary key references tkp_case (case_id),
    -- Day of the referral; null for a contact to another case.
    received_on   date,
    -- Days from then until somebody at Kela took a task in hand; null while nobody has.
    kela_days     integer,
    handoffs      integer not null,
    -- Whether every party has a named person.
    named         boolean not null,
    -- Whether a benefit was found worth a check; null when not screened.
    benefit_check boolean,
    -- Whether Kela is, or has been, a party.
    with_kela     boolean not null
);
create index tkp_case_summary_received on tkp_case_summary (received_on);

-- Where the case has a clock.
create table tkp_case_place (
    case_id      varchar(20) not null references tkp_case_summary (case_id) on delete cascade,
    organisation varchar(20) not null,
    worklist     varchar(40) not null,
    primary key (case_id, organisation, worklist)
);
create index tkp_case_place_worklist on tkp_case_place (worklist, organisation, case_id);

-- Whether the case has a summary: read whenever the case is locked, so that whoever changes it takes the summary away.
alter table tkp_case add column summarised boolean default false not null;

-- Deletions by case look here too; without them each would read the whole table.
create index tkp_referral_case on tkp_referral (case_id);
create index tkp_message_case on tkp_message (case_id);
create index tkp_case_closed on tkp_case (closed_at);
create index tkp_kela_outcome_decided on tkp_kela_outcome (decided_at);
create index tkp_explanation_decision on tkp_explanation (decision, outcome);
