-- PostgreSQL alone: the index of V14.1 with the days of the limit, which a target that is an average is drawn from.
drop index tkp_clock_measured;
create index tkp_clock_measured on tkp_clock (element, started_at)
    include (clock_id, case_id, due_at, stopped_at, days_taken, done, target_days)
    where element in ('reviewPlan', 'awaitDecision', 'explainDecision');
