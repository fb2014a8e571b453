-- PostgreSQL alone: the log can be changed by nobody, its owner included, and only what has been kept 12 years can be deleted.
create function tkp_use_log_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.used_at < now() - interval '12 years' + interval '1 day' then
        return old;
    end if;
    raise exception 'tkp_use_log is append-only';
end
$$;
create trigger tkp_use_log_rows before update or delete on tkp_use_log
    for each row execute function tkp_use_log_append_only();
create trigger tkp_use_log_whole before truncate on tkp_use_log
    for each statement execute function tkp_use_log_append_only();
