-- Why a time limit was passed, as the network lead has told: one of the choices of handleDelay.form. Null while nobody has.
alter table tkp_clock add delay_reason varchar(20);
