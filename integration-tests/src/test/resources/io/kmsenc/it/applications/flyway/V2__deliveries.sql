ALTER TABLE clients ADD COLUMN phone VARCHAR(400);
ALTER TABLE clients ADD COLUMN remark VARCHAR(4000);
CREATE INDEX ix_clients_phone ON clients (phone);

CREATE TABLE deliveries (
    id ${identity},
    client_email VARCHAR(400) NOT NULL,
    address VARCHAR(1000),
    parcels INT DEFAULT 1 NOT NULL
);

UPDATE clients SET phone = '+49 0.zq7sentinel4x' WHERE email = 'zoe.zq7sentinel4x';
DELETE FROM clients WHERE email = 'zoe.zq7sentinel4x';
