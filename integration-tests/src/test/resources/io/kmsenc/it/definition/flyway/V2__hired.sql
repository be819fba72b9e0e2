ALTER TABLE staff ADD COLUMN hired ${timestamp};
ALTER TABLE staff ADD COLUMN born DATE;
