-- PostgreSQL alone: indexes over the few rows that are asked for.

-- Figures about three kinds of work, with all that they ask: such clocks lie far from one another.
create index tkp_clock_measured on tkp_clock (element, started_at)
    include (clock_id, case_id, due_at, stopped_at, days_taken, done)
    where element in ('reviewPlan', 'awaitDecision', 'explainDecision');
-- What runs is always little beside what has run.
create index tkp_clock_running on tkp_clock (worklist, due_at) where stopped_at is null;
-- Waits that the clock itself does not tell are looked up by their clock.
create index tkp_clock_untold on tkp_clock (started_at) where not waits_told;
-- Cases that figures count from their clocks.
create index tkp_case_unsummarised on tkp_case (case_id) where not summarised;

-- How few combinations there are: taken for independent they would look like millions, too many to be counted side by side.
create statistics tkp_clock_elements (ndistinct) on element, process, sla, kind, target_days, days_taken, done from tkp_clock;
create statistics tkp_clock_places (ndistinct) on worklist, organisation, kela_role, started_month, kind, days_taken, done
    from tkp_clock;
