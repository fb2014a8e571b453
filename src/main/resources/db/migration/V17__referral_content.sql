-- What a referral said, as a keyed hash: whoever sends another under the same id is told, whatever has been changed since.
alter table tkp_referral add content_hash varchar(64);
