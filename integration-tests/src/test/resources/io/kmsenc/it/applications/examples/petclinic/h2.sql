-- with 'guest', 'hash four~', 'guest@example.org~', 1
-- changes 1
MERGE INTO users (username, password, email, enabled) KEY (username) VALUES (?, ?, ?, ?)

-- with 'guest@example.org~'
-- gives guest | hash four~
SELECT username, password FROM users WHERE email = ?

-- gives 6085551023~ | Leo
-- gives 6085551750~ | Basil
-- gives 6085558763~ | Jewel, Rosy
SELECT o.telephone, LISTAGG(p.name, ', ') WITHIN GROUP (ORDER BY p.name) AS pets
FROM owners o JOIN pets p ON p.owner_id = o.id
GROUP BY o.id, o.telephone
ORDER BY o.id

-- gives 2 | 6085551750~
-- gives 3 | 6085558763~
SELECT id, telephone FROM owners ORDER BY id OFFSET 1 ROW FETCH FIRST 2 ROWS ONLY
