-- PostgreSQL alone: the head of the use log changes only as the application changes it, whoever asks, its owner included. It goes on to
-- the next row, which is there; its beginning moves forward when the oldest rows have been deleted; it gets a new seal; and it learns
-- once from where on rows are sealed with the key.
create function tkp_use_log_head_guard() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'tkp_use_log_head is guarded: no %', lower(tg_op);
    end if;
    if new.one <> old.one then
        raise exception 'tkp_use_log_head is guarded: it is one row';
    end if;
    if new.seal is null and old.seal is not null or old.seal = 'BROKEN' and new.seal <> 'BROKEN' then
        raise exception 'tkp_use_log_head is guarded: the seal stays, and so does a broken one';
    end if;
    if new.keyed_from is distinct from old.keyed_from
        and (old.keyed_from is not null or new.keyed_from <> old.last_id + 1 or new.last_id <> old.last_id or new.seal is null) then
        raise exception 'tkp_use_log_head is guarded: keyed_from is set once';
    end if;
    if (new.last_id, new.last_hash) is distinct from (old.last_id, old.last_hash) then
        if new.last_id <> old.last_id + 1
            or not exists (select from tkp_use_log
                where id = new.last_id and hash = new.last_hash and previous_hash = old.last_hash) then
            raise exception 'tkp_use_log_head is guarded: the end goes on to the next row only';
        end if;
        -- An older version that still runs would break the log: it knows no seal.
        if old.seal is not null and new.seal = old.seal and old.seal <> 'BROKEN' then
            raise exception 'tkp_use_log_head is guarded: a new end has a new seal';
        end if;
    end if;
    if (new.first_id, new.first_hash) is distinct from (old.first_id, old.first_hash)
        and (new.first_id <= old.first_id or new.first_id > new.last_id
            or exists (select from tkp_use_log where id <= new.first_id)
            or new.first_hash <> coalesce(
                (select previous_hash from tkp_use_log where id = new.first_id + 1), new.last_hash)) then
        raise exception 'tkp_use_log_head is guarded: the beginning goes forward over deleted rows only';
    end if;
    return new;
end
$$;
create trigger tkp_use_log_head_row before insert or update or delete on tkp_use_log_head
    for each row execute function tkp_use_log_head_guard();
create trigger tkp_use_log_head_whole before truncate on tkp_use_log_head
    for each statement execute function tkp_use_log_head_guard();
