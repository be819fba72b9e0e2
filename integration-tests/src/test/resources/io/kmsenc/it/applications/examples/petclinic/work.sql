INSERT INTO vets (first_name, last_name) VALUES ('James', 'Carter'), ('Helen', 'Leary')

INSERT INTO specialties (name) VALUES ('radiology'), ('surgery')

INSERT INTO vet_specialties VALUES (2, 1)

INSERT INTO types (name) VALUES ('cat'), ('dog'), ('lizard')

INSERT INTO owners (first_name, last_name, address, city, telephone)
VALUES ('George', 'Franklin', '110 W. Liberty St.~', 'Madison', '6085551023~')

-- keys id
-- with 'Betty', 'Davis', '638 Cardinal Ave.~', 'Sun Prairie', '6085551749~'
-- gives 2
INSERT INTO owners (first_name, last_name, address, city, telephone) VALUES (?, ?, ?, ?, ?)

-- with 'Eduardo', 'Rodriquez', '2693 Commerce St.~', 'McFarland', '6085558763~'
-- with 'Harold', 'Davis', '563 Friendly St.~', 'Windsor', '6085553198~'
-- with 'Peter', 'McTavish', null, 'Madison', null
INSERT INTO owners (first_name, last_name, address, city, telephone) VALUES (?, ?, ?, ?, ?)

-- with 'Leo', d'2010-09-07', 1, 1
-- with 'Basil', d'2012-08-06', 3, 2
-- with 'Rosy', d'2011-04-17', 2, 3
-- with 'Jewel', d'2010-03-07', 2, 3
INSERT INTO pets (name, birth_date, type_id, owner_id) VALUES (?, ?, ?, ?)

-- keys id
-- with 1, d'2013-01-01', 'rabies shot~'
-- gives 1
INSERT INTO visits (pet_id, visit_date, description) VALUES (?, ?, ?)

-- changes 3
INSERT INTO visits (pet_id, visit_date, description) VALUES
    (3, '2013-01-02', 'rabies shot~'), (3, '2013-01-03', 'neutered~'), (4, '2013-01-04', NULL)

-- with 'admin', 'hash one~', 'admin@example.org~', 1
-- with 'guest', 'hash two~', null, 1
INSERT INTO users (username, password, email, enabled) VALUES (?, ?, ?, ?)

INSERT INTO roles (username, role) VALUES ('admin', 'OWNER_ADMIN'), ('admin', 'VET_ADMIN'), ('guest', 'GUEST')

-- with 1
-- gives 1 | George | Franklin | 110 W. Liberty St.~ | Madison | 6085551023~
SELECT id, first_name, last_name, address, city, telephone FROM owners WHERE id = ?

-- with 'Davis%'
-- gives 2 | Betty | Davis | 638 Cardinal Ave.~ | Sun Prairie | 6085551749~
-- gives 4 | Harold | Davis | 563 Friendly St.~ | Windsor | 6085553198~
SELECT id, first_name, last_name, address, city, telephone FROM owners WHERE last_name LIKE ? ORDER BY id

-- gives 2 | Betty | Davis | 638 Cardinal Ave.~ | Sun Prairie | 6085551749~
-- gives 4 | Harold | Davis | 563 Friendly St.~ | Windsor | 6085553198~
-- gives 1 | George | Franklin | 110 W. Liberty St.~ | Madison | 6085551023~
-- gives 5 | Peter | McTavish | null | Madison | null
-- gives 3 | Eduardo | Rodriquez | 2693 Commerce St.~ | McFarland | 6085558763~
SELECT * FROM owners ORDER BY last_name, first_name

-- with '6085551749~'
-- gives 2 | Betty | Davis
SELECT id, first_name, last_name FROM owners WHERE telephone = ?

-- with 'Davis', '6085551749~'
-- gives 1
SELECT COUNT(*) FROM owners WHERE last_name = ? AND telephone <> ?

-- with 5, 0
-- gives 2 | Betty | Davis | Sun Prairie | 6085551749~
-- gives 4 | Harold | Davis | Windsor | 6085553198~
-- gives 1 | George | Franklin | Madison | 6085551023~
-- gives 5 | Peter | McTavish | Madison | null
-- gives 3 | Eduardo | Rodriquez | McFarland | 6085558763~
SELECT id, first_name, last_name, city, telephone FROM owners ORDER BY last_name, id LIMIT ? OFFSET ?

-- gives 5
SELECT COUNT(*) FROM owners

-- with 3
-- gives 3 | Eduardo | Rodriquez | 2693 Commerce St.~ | McFarland | 6085558763~ | 4 | Jewel | 2010-03-07 | dog
-- gives 3 | Eduardo | Rodriquez | 2693 Commerce St.~ | McFarland | 6085558763~ | 3 | Rosy | 2011-04-17 | dog
SELECT o.id, o.first_name, o.last_name, o.address, o.city, o.telephone, p.id AS pet_id, p.name, p.birth_date,
    t.name AS type_name
FROM owners o
LEFT OUTER JOIN pets p ON p.owner_id = o.id
LEFT OUTER JOIN types t ON t.id = p.type_id
WHERE o.id = ?
ORDER BY p.name

-- gives 2 | Betty | Davis | 638 Cardinal Ave.~ | Sun Prairie | 6085551749~
-- gives 4 | Harold | Davis | 563 Friendly St.~ | Windsor | 6085553198~
SELECT DISTINCT o.id, o.first_name, o.last_name, o.address, o.city, o.telephone
FROM owners o LEFT JOIN pets p ON o.id = p.owner_id
WHERE o.last_name LIKE 'D%'
ORDER BY o.id

-- with 3
-- gives 3 | Rosy | 2011-04-17 | 2 | 3 | 2 | 2013-01-02 | rabies shot~
-- gives 3 | Rosy | 2011-04-17 | 2 | 3 | 3 | 2013-01-03 | neutered~
-- gives 4 | Jewel | 2010-03-07 | 2 | 3 | 4 | 2013-01-04 | null
SELECT p.id, p.name, p.birth_date, p.type_id, p.owner_id, v.id AS visit_id, v.visit_date, v.description
FROM pets p LEFT OUTER JOIN visits v ON p.id = v.pet_id
WHERE p.owner_id = ?
ORDER BY p.id, v.visit_date

-- with 1
-- gives 1 | 2013-01-01 | rabies shot~
SELECT id, visit_date, description FROM visits WHERE pet_id = ?

-- with 3, 4
-- gives 4 | 4 | 2013-01-04 | null
-- gives 3 | 3 | 2013-01-03 | neutered~
-- gives 2 | 3 | 2013-01-02 | rabies shot~
SELECT id, pet_id, visit_date, description FROM visits WHERE pet_id IN (?, ?) ORDER BY visit_date DESC, id

-- gives Rodriquez | 3 | 2013-01-04
-- gives Franklin | 1 | 2013-01-01
SELECT o.last_name, COUNT(v.id) AS visits, MAX(v.visit_date) AS latest
FROM owners o JOIN pets p ON p.owner_id = o.id JOIN visits v ON v.pet_id = p.id
GROUP BY o.id, o.last_name
ORDER BY visits DESC

-- gives 6085558763~ | 2
-- gives 6085551023~ | 1
-- gives 6085551749~ | 1
SELECT o.telephone, COUNT(p.id) AS pets
FROM owners o LEFT JOIN pets p ON p.owner_id = o.id
GROUP BY o.id, o.telephone
HAVING COUNT(p.id) >= 1
ORDER BY pets DESC, o.id

-- gives cat | 1
-- gives dog | 1
-- gives lizard | 1
SELECT t.name, COUNT(DISTINCT o.id) AS owners
FROM types t JOIN pets p ON p.type_id = t.id JOIN owners o ON o.id = p.owner_id
GROUP BY t.name
ORDER BY t.name

-- gives Harold | Davis | 6085553198~
-- gives Peter | McTavish | null
SELECT o.first_name, o.last_name, o.telephone FROM owners o
WHERE NOT EXISTS (SELECT 1 FROM pets p WHERE p.owner_id = o.id)
ORDER BY o.id

-- gives 6085551023~ | Leo
-- gives 6085558763~ | Rosy
SELECT o.telephone, p.name FROM owners o, pets p, visits v
WHERE o.id = p.owner_id AND p.id = v.pet_id AND v.visit_date BETWEEN '2013-01-01' AND '2013-01-02'
ORDER BY v.visit_date

-- gives Leo | 2013-01-01
-- gives Basil | null
-- gives Rosy | 2013-01-03
-- gives Jewel | 2013-01-04
SELECT p.name, (SELECT MAX(v.visit_date) FROM visits v WHERE v.pet_id = p.id) AS latest FROM pets p ORDER BY p.id

-- gives Madison | 2 | 1
-- gives McFarland | 1 | 1
-- gives Sun Prairie | 1 | 1
-- gives Windsor | 1 | 1
SELECT city, COUNT(*) AS owners, COUNT(telephone) AS with_telephone FROM owners GROUP BY city ORDER BY city

-- gives 1 | 1 | rabies shot~
-- gives 2 | 3 | rabies shot~
-- gives 3 | 3 | neutered~
SELECT id, pet_id, description FROM visits WHERE description IS NOT NULL ORDER BY visit_date

-- gives rabies shot~ | Leo | Franklin | 1
-- gives rabies shot~ | Rosy | Rodriquez | 1
-- gives neutered~ | Rosy | Rodriquez | 2
-- gives null | Jewel | Rodriquez | 1
SELECT v.description, p.name, o.last_name,
    ROW_NUMBER() OVER (PARTITION BY p.id ORDER BY v.visit_date) AS number
FROM visits v JOIN pets p ON p.id = v.pet_id JOIN owners o ON o.id = p.owner_id
ORDER BY p.id, v.visit_date

-- gives Leo | 2013-01-01 | rabies shot~
-- gives Rosy | 2013-01-03 | neutered~
-- gives Jewel | 2013-01-04 | null
WITH latest AS (SELECT pet_id, MAX(visit_date) AS visit_date FROM visits GROUP BY pet_id)
SELECT p.name, v.visit_date, v.description
FROM latest l
JOIN visits v ON v.pet_id = l.pet_id AND v.visit_date = l.visit_date
JOIN pets p ON p.id = l.pet_id
ORDER BY p.id

-- with 'admin'
-- gives admin | hash one~ | 1
SELECT username, password, enabled FROM users WHERE username = ?

-- with 'admin@example.org~'
-- gives admin | OWNER_ADMIN
-- gives admin | VET_ADMIN
SELECT u.username, r.role FROM users u JOIN roles r ON r.username = u.username WHERE u.email = ? ORDER BY r.role

-- with 'Betty', 'Davis-Smith', '639 Cardinal Ave.~', 'Sun Prairie', '6085551750~', 2
-- changes 1
UPDATE owners SET first_name = ?, last_name = ?, address = ?, city = ?, telephone = ? WHERE id = ?

-- with 'hash three~', 'guest'
-- changes 1
UPDATE users SET password = ? WHERE username = ?

-- with 'neutered, healed well~', 3
-- changes 1
UPDATE visits SET description = ? WHERE id = ?

-- changes 2
UPDATE owners SET city = 'Middleton' WHERE telephone IN ('6085551023~', '6085558763~')

-- with '6085558763~'
-- changes 3
DELETE FROM visits WHERE pet_id IN (SELECT p.id FROM pets p JOIN owners o ON o.id = p.owner_id WHERE o.telephone = ?)

-- with 5
-- changes 1
DELETE FROM owners WHERE id = ?
