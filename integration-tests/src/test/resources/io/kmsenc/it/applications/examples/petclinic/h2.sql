-- with 'guest', 'hash four~', 'guest@example.org~', 1
-- changes 1
MERGE INTO users (username, password, email, enabled) KEY (username) VALUES (?, ?, ?, ?)

-- with 'guest@example.org~'
SELECT username, password FROM users WHERE email = ?

SELECT o.telephone, LISTAGG(p.name, ', ') WITHIN GROUP (ORDER BY p.name) AS pets
FROM owners o JOIN pets p ON p.owner_id = o.id
GROUP BY o.id, o.telephone
ORDER BY o.id

SELECT id, telephone FROM owners ORDER BY id OFFSET 1 ROW FETCH FIRST 2 ROWS ONLY
