-- Where a client lives is encrypted like every fact, for it may be a secret (turvakielto). The cipher is that of the fact itself.
alter table tkp_case add column home_municipality bytea;
update tkp_case set home_municipality = (select f.content from tkp_fact f where f.id =
    (select max(n.id) from tkp_fact n where n.case_id = tkp_case.case_id and n.field = 'municipality'));
alter table tkp_case alter column home_municipality set not null;
alter table tkp_case drop column municipality;

-- Whose case it was: kept as long as the use log, when all else of the case is deleted. The hash needs a key and is no name.
create table tkp_client (
    case_id     varchar(20) primary key,
    person_hash varchar(64) not null
);
create index tkp_client_person on tkp_client (person_hash);
insert into tkp_client (case_id, person_hash) select case_id, person_hash from tkp_case;
alter table tkp_case drop column person_hash;
