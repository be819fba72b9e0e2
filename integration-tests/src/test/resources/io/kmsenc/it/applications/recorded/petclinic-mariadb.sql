CREATE TABLE vets (id BIGINT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(30), last_name VARCHAR(30))

CREATE TABLE specialties (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80))

CREATE TABLE vet_specialties (
    vet_id BIGINT NOT NULL,
    specialty_id BIGINT NOT NULL,
    PRIMARY KEY (vet_id, specialty_id)
)

CREATE TABLE types (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80))

CREATE TABLE owners (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    first_name VARCHAR(30),
    last_name VARCHAR(30),
    address VARCHAR(600),
    city VARCHAR(80),
    telephone VARCHAR(300)
)

CREATE INDEX owners_last_name ON owners (last_name)

CREATE INDEX owners_telephone ON owners (telephone)

CREATE TABLE pets (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(30),
    birth_date DATE,
    type_id BIGINT NOT NULL,
    owner_id BIGINT,
    CONSTRAINT fk_pets_owners FOREIGN KEY (owner_id) REFERENCES owners (id),
    CONSTRAINT fk_pets_types FOREIGN KEY (type_id) REFERENCES types (id)
)

CREATE TABLE visits (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
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

CREATE TABLE roles (id BIGINT AUTO_INCREMENT PRIMARY KEY, username VARCHAR(20) NOT NULL, role VARCHAR(20) NOT NULL)

INSERT INTO vets (first_name, last_name) VALUES ('James', 'Carter'), ('Helen', 'Leary')

INSERT INTO specialties (name) VALUES ('radiology'), ('surgery')

INSERT INTO vet_specialties VALUES (2, 1)

INSERT INTO types (name) VALUES ('cat'), ('dog'), ('lizard')

INSERT INTO owners (first_name, last_name, address, city, telephone)
VALUES ('George', 'Franklin', '110 W. Liberty St..zq7sentinel4x', 'Madison', '6085551023.zq7sentinel4x')

INSERT INTO owners (first_name, last_name, address, city, telephone) VALUES (?, ?, ?, ?, ?)

INSERT INTO pets (name, birth_date, type_id, owner_id) VALUES (?, ?, ?, ?)

INSERT INTO visits (pet_id, visit_date, description) VALUES (?, ?, ?)

INSERT INTO visits (pet_id, visit_date, description) VALUES
    (3, '2013-01-02', 'rabies shot.zq7sentinel4x'), (3, '2013-01-03', 'neutered.zq7sentinel4x'), (4, '2013-01-04', NULL)

INSERT INTO users (username, password, email, enabled) VALUES (?, ?, ?, ?)

INSERT INTO roles (username, role) VALUES ('admin', 'OWNER_ADMIN'), ('admin', 'VET_ADMIN'), ('guest', 'GUEST')

SELECT id, first_name, last_name, address, city, telephone FROM owners WHERE id = ?

SELECT id, first_name, last_name, address, city, telephone FROM owners WHERE last_name LIKE ? ORDER BY id

SELECT * FROM owners ORDER BY last_name, first_name

SELECT id, first_name, last_name FROM owners WHERE telephone = ?

SELECT COUNT(*) FROM owners WHERE last_name = ? AND telephone <> ?

SELECT id, first_name, last_name, city, telephone FROM owners ORDER BY last_name, id LIMIT ? OFFSET ?

SELECT COUNT(*) FROM owners

SELECT o.id, o.first_name, o.last_name, o.address, o.city, o.telephone, p.id AS pet_id, p.name, p.birth_date,
    t.name AS type_name
FROM owners o
LEFT OUTER JOIN pets p ON p.owner_id = o.id
LEFT OUTER JOIN types t ON t.id = p.type_id
WHERE o.id = ?
ORDER BY p.name

SELECT DISTINCT o.id, o.first_name, o.last_name, o.address, o.city, o.telephone
FROM owners o LEFT JOIN pets p ON o.id = p.owner_id
WHERE o.last_name LIKE 'D%'
ORDER BY o.id

SELECT p.id, p.name, p.birth_date, p.type_id, p.owner_id, v.id AS visit_id, v.visit_date, v.description
FROM pets p LEFT OUTER JOIN visits v ON p.id = v.pet_id
WHERE p.owner_id = ?
ORDER BY p.id, v.visit_date

SELECT id, visit_date, description FROM visits WHERE pet_id = ?

SELECT id, pet_id, visit_date, description FROM visits WHERE pet_id IN (?, ?) ORDER BY visit_date DESC, id

SELECT o.last_name, COUNT(v.id) AS visits, MAX(v.visit_date) AS latest
FROM owners o JOIN pets p ON p.owner_id = o.id JOIN visits v ON v.pet_id = p.id
GROUP BY o.id, o.last_name
ORDER BY visits DESC

SELECT o.telephone, COUNT(p.id) AS pets
FROM owners o LEFT JOIN pets p ON p.owner_id = o.id
GROUP BY o.id, o.telephone
HAVING COUNT(p.id) >= 1
ORDER BY pets DESC, o.id

SELECT t.name, COUNT(DISTINCT o.id) AS owners
FROM types t JOIN pets p ON p.type_id = t.id JOIN owners o ON o.id = p.owner_id
GROUP BY t.name
ORDER BY t.name

SELECT o.first_name, o.last_name, o.telephone FROM owners o
WHERE NOT EXISTS (SELECT 1 FROM pets p WHERE p.owner_id = o.id)
ORDER BY o.id

SELECT o.telephone, p.name FROM owners o, pets p, visits v
WHERE o.id = p.owner_id AND p.id = v.pet_id AND v.visit_date BETWEEN '2013-01-01' AND '2013-01-02'
ORDER BY v.visit_date

SELECT p.name, (SELECT MAX(v.visit_date) FROM visits v WHERE v.pet_id = p.id) AS latest FROM pets p ORDER BY p.id

SELECT city, COUNT(*) AS owners, COUNT(telephone) AS with_telephone FROM owners GROUP BY city ORDER BY city

SELECT id, pet_id, description FROM visits WHERE description IS NOT NULL ORDER BY visit_date

SELECT v.description, p.name, o.last_name,
    ROW_NUMBER() OVER (PARTITION BY p.id ORDER BY v.visit_date) AS number
FROM visits v JOIN pets p ON p.id = v.pet_id JOIN owners o ON o.id = p.owner_id
ORDER BY p.id, v.visit_date

WITH latest AS (SELECT pet_id, MAX(visit_date) AS visit_date FROM visits GROUP BY pet_id)
SELECT p.name, v.visit_date, v.description
FROM latest l
JOIN visits v ON v.pet_id = l.pet_id AND v.visit_date = l.visit_date
JOIN pets p ON p.id = l.pet_id
ORDER BY p.id

SELECT username, password, enabled FROM users WHERE username = ?

SELECT u.username, r.role FROM users u JOIN roles r ON r.username = u.username WHERE u.email = ? ORDER BY r.role

UPDATE owners SET first_name = ?, last_name = ?, address = ?, city = ?, telephone = ? WHERE id = ?

UPDATE users SET password = ? WHERE username = ?

UPDATE visits SET description = ? WHERE id = ?

UPDATE owners SET city = 'Middleton' WHERE telephone IN ('6085551023.zq7sentinel4x', '6085558763.zq7sentinel4x')

DELETE FROM visits WHERE pet_id IN (SELECT p.id FROM pets p JOIN owners o ON o.id = p.owner_id WHERE o.telephone = ?)

DELETE FROM owners WHERE id = ?

INSERT INTO users (username, password, email, enabled) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE password = VALUES(password), email = VALUES(email), enabled = VALUES(enabled)

SELECT username, password FROM users WHERE email = ?

INSERT IGNORE INTO owners VALUES (1, 'George', 'Franklin', '110 W. Liberty St..zq7sentinel4x', 'Madison', '6085551023.zq7sentinel4x')

SELECT o.telephone, GROUP_CONCAT(p.name ORDER BY p.name SEPARATOR ', ') AS pets
FROM owners o JOIN pets p ON p.owner_id = o.id
GROUP BY o.id
ORDER BY o.id

SELECT id, telephone FROM owners ORDER BY id LIMIT 1, 2

DELETE FROM owners WHERE telephone = ? RETURNING id, address
