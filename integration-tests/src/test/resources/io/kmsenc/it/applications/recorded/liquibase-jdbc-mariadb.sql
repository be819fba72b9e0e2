CREATE TABLE app.DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED datetime NOT NULL, ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35) NULL, `DESCRIPTION` VARCHAR(255) NULL, COMMENTS VARCHAR(255) NULL, TAG VARCHAR(255) NULL, LIQUIBASE VARCHAR(20) NULL, CONTEXTS VARCHAR(255) NULL, LABELS VARCHAR(255) NULL, DEPLOYMENT_ID VARCHAR(10) NULL)

select table_name from information_schema.TABLES where TABLE_SCHEMA = ? and TABLE_NAME = ?;

SELECT * FROM app.DATABASECHANGELOG ORDER BY DATEEXECUTED ASC, ORDEREXECUTED ASC

CREATE TABLE app.DATABASECHANGELOGLOCK (ID INT NOT NULL, `LOCKED` TINYINT(1) NOT NULL, LOCKGRANTED datetime NULL, LOCKEDBY VARCHAR(255) NULL, CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID))

SELECT COUNT(*) FROM app.DATABASECHANGELOGLOCK

DELETE FROM app.DATABASECHANGELOGLOCK

INSERT INTO app.DATABASECHANGELOGLOCK (ID, `LOCKED`) VALUES (1, 0)

SELECT `LOCKED` FROM app.DATABASECHANGELOGLOCK WHERE ID=1

UPDATE app.DATABASECHANGELOGLOCK SET `LOCKED` = 1, LOCKEDBY = 'host', LOCKGRANTED = NOW() WHERE ID = 1 AND `LOCKED` = 0

CREATE TABLE app.clients (id BIGINT AUTO_INCREMENT NOT NULL, name VARCHAR(100) NOT NULL, email VARCHAR(400) NOT NULL, card_number VARCHAR(500) NULL, CONSTRAINT pk_clients PRIMARY KEY (id), CONSTRAINT ux_clients_email UNIQUE (email)) COMMENT='who buys'

INSERT INTO app.clients (name, email, card_number) VALUES ('Zoe', 'zoe.zq7sentinel4x', '4000.zq7sentinel4x')

SELECT MAX(ORDEREXECUTED) FROM app.DATABASECHANGELOG

INSERT INTO app.DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, `DESCRIPTION`, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('clients', 'store', 'changes.xml', NOW(), 1, '9:a8437271eb3efd07d81bce5acecc27aa', 'createTable tableName=clients; insert tableName=clients', '', 'EXECUTED', NULL, NULL, '4.33.0', '1')

select t.phone from app.clients t where 0=1

ALTER TABLE app.clients ADD phone VARCHAR(400) NULL, ADD remark LONGTEXT NULL

CREATE INDEX ix_clients_phone ON app.clients(phone)

CREATE TABLE app.deliveries (id BIGINT AUTO_INCREMENT NOT NULL, client_email VARCHAR(400) NULL, address VARCHAR(1000) NULL, parcels INT NULL, CONSTRAINT PK_DELIVERIES PRIMARY KEY (id))

UPDATE app.clients SET phone = '+49 0.zq7sentinel4x' WHERE email = 'zoe.zq7sentinel4x'

DELETE FROM app.clients WHERE email = 'zoe.zq7sentinel4x'

INSERT INTO app.DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, `DESCRIPTION`, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('deliveries', 'store', 'changes.xml', NOW(), 2, '9:f13d39eaa7997445dbee412a771b0046', 'addColumn tableName=clients; createIndex indexName=ix_clients_phone, tableName=clients; createTable tableName=deliveries; update tableName=clients; delete tableName=clients', '', 'EXECUTED', NULL, NULL, '4.33.0', '1')

ALTER TABLE app.deliveries MODIFY client_email VARCHAR(400) NOT NULL

INSERT INTO app.DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, `DESCRIPTION`, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('not-null', 'store', 'changes.xml', NOW(), 3, '9:f46e4ce8e24f26fe0c99dfc1af0dba55', 'addNotNullConstraint columnName=client_email, tableName=deliveries', '', 'EXECUTED', NULL, NULL, '4.33.0', '1')

ALTER TABLE app.deliveries ADD CONSTRAINT fk_deliveries_client FOREIGN KEY (client_email) REFERENCES app.clients (email)

INSERT INTO app.DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, `DESCRIPTION`, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('foreign-key', 'store', 'changes.xml', NOW(), 4, '9:65a2200c4c3aaefa3dc46d48ac5f2f6d', 'addForeignKeyConstraint baseTableName=deliveries, constraintName=fk_deliveries_client, referencedTableName=clients', '', 'EXECUTED', NULL, NULL, '4.33.0', '1')

UPDATE app.DATABASECHANGELOGLOCK SET `LOCKED` = 0, LOCKEDBY = NULL, LOCKGRANTED = NULL WHERE ID = 1

SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?

SELECT EXTRA FROM INFORMATION_SCHEMA.COLUMNS
WHERE TABLE_SCHEMA = ?
AND TABLE_NAME = ?
AND COLUMN_NAME = ?

SELECT MD5SUM FROM app.DATABASECHANGELOG WHERE MD5SUM IS NOT NULL AND MD5SUM NOT LIKE '9:%'

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
