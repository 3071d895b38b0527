-- The parts of a run in the order in which they came: the last one tells how far it got. Binary JSON does not keep it.
ALTER TABLE homeostat.job_heartbeats ALTER COLUMN phases DROP DEFAULT;
ALTER TABLE homeostat.job_heartbeats ALTER COLUMN phases TYPE json USING phases::json;
ALTER TABLE homeostat.job_heartbeats ALTER COLUMN phases SET DEFAULT '{}';
