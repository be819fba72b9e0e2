SELECT @@GLOBAL.WSREP_ON

SELECT event_name FROM information_schema.events LIMIT 1

SELECT DATABASE()

SELECT version()

SELECT variable_name FROM information_schema.user_variables WHERE variable_value IS NOT NULL

SELECT @@foreign_key_checks

SELECT @@sql_safe_updates

SHOW DATABASES LIKE 'RDSAdmin';

SELECT SUBSTRING_INDEX(USER(),'@',1)

SELECT COUNT(1) FROM information_schema.schemata WHERE schema_name=? LIMIT 1

SET foreign_key_checks=?, sql_safe_updates=?

SELECT SUM(found) FROM ((SELECT 1 as found FROM information_schema.tables WHERE table_schema=?) UNION ALL (SELECT 1 as found FROM information_schema.views WHERE table_schema=? LIMIT 1) UNION ALL (SELECT 1 as found FROM information_schema.table_constraints WHERE table_schema=? LIMIT 1) UNION ALL (SELECT 1 as found FROM information_schema.triggers WHERE event_object_schema=?  LIMIT 1) UNION ALL (SELECT 1 as found FROM information_schema.routines WHERE routine_schema=? LIMIT 1) UNION ALL (SELECT 1 as found FROM information_schema.events WHERE event_schema=? LIMIT 1)) as all_found

SELECT GET_LOCK(?,10)

CREATE TABLE `app`.`flyway_schema_history` (
    `installed_rank` INT NOT NULL,
    `version` VARCHAR(50),
    `description` VARCHAR(200) NOT NULL,
    `type` VARCHAR(20) NOT NULL,
    `script` VARCHAR(1000) NOT NULL,
    `checksum` INT,
    `installed_by` VARCHAR(100) NOT NULL,
    `installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    `execution_time` INT NOT NULL,
    `success` BOOL NOT NULL,
    CONSTRAINT  PRIMARY KEY (`installed_rank`)
)

CREATE INDEX `flyway_schema_history_s_idx` ON `app`.`flyway_schema_history` (`success`)

SELECT RELEASE_LOCK('Flyway-1')

SELECT `installed_rank`,`version`,`description`,`type`,`script`,`checksum`,`installed_on`,`installed_by`,`execution_time`,`success` FROM `app`.`flyway_schema_history` WHERE `installed_rank` > ? ORDER BY `installed_rank`

-- the first release
CREATE TABLE clients (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    email VARCHAR(400) NOT NULL,
    card_number VARCHAR(500)
)

CREATE UNIQUE INDEX ux_clients_email ON clients (email)

INSERT INTO clients (name, email, card_number) VALUES ('Zoe', 'zoe.zq7sentinel4x', '4000.zq7sentinel4x')

SELECT * FROM `app`.`flyway_schema_history` FOR UPDATE

INSERT INTO `app`.`flyway_schema_history` (`installed_rank`, `version`, `description`, `type`, `script`, `checksum`, `installed_by`, `execution_time`, `success`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

ALTER TABLE clients ADD COLUMN phone VARCHAR(400)

ALTER TABLE clients ADD COLUMN remark VARCHAR(4000)

CREATE INDEX ix_clients_phone ON clients (phone)

CREATE TABLE deliveries (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    client_email VARCHAR(400) NOT NULL,
    address VARCHAR(1000),
    parcels INT DEFAULT 1 NOT NULL
)

UPDATE clients SET phone = '+49 0.zq7sentinel4x' WHERE email = 'zoe.zq7sentinel4x'

DELETE FROM clients WHERE email = 'zoe.zq7sentinel4x'

INSERT INTO clients (name, email, phone, card_number, remark) VALUES (?, ?, ?, ?, ?)

INSERT INTO deliveries (client_email, address, parcels) VALUES (?, ?, ?)

INSERT INTO clients (name, email, phone) VALUES ('Dan', 'dan@example.org.zq7sentinel4x', '+49 4.zq7sentinel4x')

UPDATE clients SET phone = '+49 44.zq7sentinel4x' WHERE name = 'Dan'

DELETE FROM clients WHERE email = 'cy@example.org.zq7sentinel4x'

SELECT * FROM clients WHERE phone = '+49 44.zq7sentinel4x'

SELECT card_number FROM clients WHERE email = ?

SELECT email FROM clients WHERE email IN (?, ?) ORDER BY name

SELECT d.address FROM clients c JOIN deliveries d ON d.client_email = c.email WHERE c.phone = ? ORDER BY d.parcels

SELECT c.name FROM clients c LEFT JOIN deliveries d ON d.client_email = c.email WHERE d.id IS NULL AND c.email <> ? ORDER BY c.name

SELECT COUNT(*) FROM deliveries WHERE client_email = ? AND parcels > 1

SELECT client_email FROM deliveries GROUP BY client_email HAVING SUM(parcels) > 2

SELECT name FROM clients c WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.client_email = c.email) AND remark IS NOT NULL

SELECT remark FROM clients ORDER BY id LIMIT ?

SELECT id, email, phone FROM clients ORDER BY id

UPDATE clients SET phone = ?, remark = ?, name = ? WHERE email = ?

SELECT remark FROM clients WHERE phone = ? FOR UPDATE

DELETE FROM deliveries WHERE client_email = ? AND parcels = ?
