-- Whom a client can call: what the organisations' sign-in tells of a caseworker.
create table tkp_phone (
    user_id varchar(64) primary key,
    phone varchar(32) not null
);
