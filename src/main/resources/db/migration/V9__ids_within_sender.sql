-- The ids of messages and referrals count within their sender, and what came under an id is known again by its keyed hash.
create table tkp_message_of_sender (
    sender       varchar(64)  not null,
    message_id   varchar(100) not null,
    case_id      varchar(20)  not null references tkp_case (case_id),
    kind         varchar(40)  not null,
    content_hash varchar(64)  not null,
    received_at  timestamp with time zone not null,
    primary key (sender, message_id)
);
-- Who sent them was not kept: they say that something came, and stand in nobody's way.
insert into tkp_message_of_sender (sender, message_id, case_id, kind, content_hash, received_at)
    select '', message_id, case_id, kind, '', received_at from tkp_message;
drop table tkp_message;
alter table tkp_message_of_sender rename to tkp_message;

create table tkp_referral_of_referrer (
    referrer    varchar(64)  not null,
    referral_id varchar(100) not null,
    case_id     varchar(20)  not null references tkp_case (case_id),
    received_at timestamp with time zone not null,
    primary key (referrer, referral_id)
);
insert into tkp_referral_of_referrer (referrer, referral_id, case_id, received_at)
    select referrer, referral_id, case_id, received_at from tkp_referral;
drop table tkp_referral;
alter table tkp_referral_of_referrer rename to tkp_referral;
