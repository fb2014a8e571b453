-- The last day a worklist was told by e-mail how it stands: of two nodes one tells.
create table tkp_digest (
    worklist varchar(40) primary key,
    sent_on  date        not null
);
