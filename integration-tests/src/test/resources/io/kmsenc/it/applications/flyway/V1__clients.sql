-- the first release
CREATE TABLE clients (
    id ${identity},
    name VARCHAR(100) NOT NULL,
    email VARCHAR(400) NOT NULL,
    card_number VARCHAR(500)
);

CREATE UNIQUE INDEX ux_clients_email ON clients (email);

INSERT INTO clients (name, email, card_number) VALUES ('Zoe', 'zoe.zq7sentinel4x', '4000.zq7sentinel4x');
