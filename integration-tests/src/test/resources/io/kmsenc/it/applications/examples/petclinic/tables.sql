CREATE TABLE vets (id IDENTITY, first_name VARCHAR(30), last_name VARCHAR(30))

CREATE TABLE specialties (id IDENTITY, name VARCHAR(80))

CREATE TABLE vet_specialties (
    vet_id BIGINT NOT NULL,
    specialty_id BIGINT NOT NULL,
    PRIMARY KEY (vet_id, specialty_id)
)

CREATE TABLE types (id IDENTITY, name VARCHAR(80))

CREATE TABLE owners (
    id IDENTITY,
    first_name VARCHAR(30),
    last_name VARCHAR(30),
    address VARCHAR(600),
    city VARCHAR(80),
    telephone VARCHAR(300)
)

CREATE INDEX owners_last_name ON owners (last_name)

CREATE INDEX owners_telephone ON owners (telephone)

CREATE TABLE pets (
    id IDENTITY,
    name VARCHAR(30),
    birth_date DATE,
    type_id BIGINT NOT NULL,
    owner_id BIGINT,
    CONSTRAINT fk_pets_owners FOREIGN KEY (owner_id) REFERENCES owners (id),
    CONSTRAINT fk_pets_types FOREIGN KEY (type_id) REFERENCES types (id)
)

CREATE TABLE visits (
    id IDENTITY,
    pet_id BIGINT,
    visit_date DATE,
    description VARCHAR(1000),
    CONSTRAINT fk_visits_pets FOREIGN KEY (pet_id) REFERENCES pets (id)
)

CREATE INDEX visits_pet_id ON visits (pet_id)

CREATE TABLE users (
    username VARCHAR(20) PRIMARY KEY,
    password VARCHAR(300) NOT NULL,
    email VARCHAR(400),
    enabled INT DEFAULT 1 NOT NULL,
    CONSTRAINT uq_users_email UNIQUE (email)
)

CREATE TABLE roles (id IDENTITY, username VARCHAR(20) NOT NULL, role VARCHAR(20) NOT NULL)
