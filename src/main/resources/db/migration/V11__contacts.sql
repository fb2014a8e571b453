-- A referral for a client who has an open case is a contact to it. Not a reference: retention deletes the two when their time comes.
alter table tkp_case add column open_case varchar(20);
