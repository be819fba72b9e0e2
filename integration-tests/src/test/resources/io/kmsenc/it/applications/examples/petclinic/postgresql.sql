-- with 'guest', 'hash four~', 'guest@example.org~', 1
-- changes 1
INSERT INTO users (username, password, email, enabled) VALUES (?, ?, ?, ?)
ON CONFLICT (username) DO UPDATE
SET password = EXCLUDED.password, email = EXCLUDED.email, enabled = EXCLUDED.enabled

-- with 'guest@example.org~'
-- gives guest | hash four~
SELECT username, password FROM users WHERE email = ?

-- changes 0
INSERT INTO owners VALUES (1, 'George', 'Franklin', '110 W. Liberty St.~', 'Madison', '6085551023~')
ON CONFLICT DO NOTHING

-- gives 6085551023~ | Leo
-- gives 6085551750~ | Basil
-- gives 6085558763~ | Jewel, Rosy
SELECT o.telephone, string_agg(p.name, ', ' ORDER BY p.name) AS pets
FROM owners o JOIN pets p ON p.owner_id = o.id
GROUP BY o.id
ORDER BY o.id

-- with 'dav%'
-- gives 2 | Betty | 6085551750~
-- gives 4 | Harold | 6085553198~
SELECT id, first_name, telephone FROM owners WHERE last_name ILIKE ? ORDER BY id

-- gives 1 | 2013-01-01 | rabies shot~
SELECT DISTINCT ON (v.pet_id) v.pet_id, v.visit_date, v.description FROM visits v ORDER BY v.pet_id, v.visit_date DESC

-- with '6085553198~'
-- gives 4 | 563 Friendly St.~
DELETE FROM owners WHERE telephone = ? RETURNING id, address
