-- with 'guest', 'hash four~', 'guest@example.org~', 1
INSERT INTO users (username, password, email, enabled) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE password = VALUES(password), email = VALUES(email), enabled = VALUES(enabled)

-- with 'guest@example.org~'
-- gives guest | hash four~
SELECT username, password FROM users WHERE email = ?

INSERT IGNORE INTO owners VALUES (1, 'George', 'Franklin', '110 W. Liberty St.~', 'Madison', '6085551023~')

-- gives 6085551023~ | Leo
-- gives 6085551750~ | Basil
-- gives 6085558763~ | Jewel, Rosy
SELECT o.telephone, GROUP_CONCAT(p.name ORDER BY p.name SEPARATOR ', ') AS pets
FROM owners o JOIN pets p ON p.owner_id = o.id
GROUP BY o.id
ORDER BY o.id

-- gives 2 | 6085551750~
-- gives 3 | 6085558763~
SELECT id, telephone FROM owners ORDER BY id LIMIT 1, 2

-- with '6085553198~'
-- gives 4 | 563 Friendly St.~
DELETE FROM owners WHERE telephone = ? RETURNING id, address
