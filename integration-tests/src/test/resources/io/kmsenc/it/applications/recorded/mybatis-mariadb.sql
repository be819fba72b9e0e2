CREATE TABLE listeners (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(100), email VARCHAR(400) NOT NULL UNIQUE, phone VARCHAR(400), card_token VARCHAR(500), address VARCHAR(1000))

CREATE TABLE purchases (id BIGINT AUTO_INCREMENT PRIMARY KEY, listener_id BIGINT REFERENCES listeners (id) ON DELETE CASCADE, album VARCHAR(100), gift_note VARCHAR(1000))

CREATE TABLE invoices (id BIGINT PRIMARY KEY, listener_email VARCHAR(400), card_number VARCHAR(500))

CREATE INDEX ix_listeners_phone ON listeners (phone)

INSERT INTO listeners (name, email, phone, card_token, address) VALUES (?, ?, ?, ?, ?)

INSERT INTO listeners (name, email, phone, card_token)
    VALUES
      (?, ?, ?, ?)
     ,
      (?, ?, ?, ?)

INSERT INTO purchases
 (listener_id, album, gift_note)
VALUES (?, ?, ?)

SELECT COALESCE(MAX(id), 0) + 1 FROM invoices

INSERT INTO invoices (id, listener_email, card_number) VALUES (?, ?, ?)

UPDATE listeners
     SET name = ?,
      card_token = ?
    WHERE email = ?

UPDATE listeners SET phone = ? WHERE email = ?

INSERT INTO listeners (name, email, phone, card_token)
    VALUES (?, ?, ?, ?)
    ON DUPLICATE KEY UPDATE phone = VALUES(phone), card_token = VALUES(card_token)

SELECT * FROM listeners WHERE email = ?

SELECT id, name, email, phone, card_token, address FROM listeners WHERE id = ?

SELECT COUNT(*) FROM listeners WHERE email = ?

SELECT EXISTS (SELECT 1 FROM listeners WHERE email = ?)

SELECT * FROM listeners ORDER BY id

SELECT * FROM listeners ORDER BY id LIMIT ? OFFSET ?

SELECT email, card_token FROM listeners

SELECT i.card_number FROM invoices i JOIN listeners l ON l.email = i.listener_email WHERE l.phone = ?

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address ,
           p.id AS p_id, p.album AS p_album, p.gift_note AS p_gift_note
    FROM listeners l
    LEFT OUTER JOIN purchases p ON p.listener_id = l.id
    WHERE l.email = ?
    ORDER BY p.id

SELECT * FROM listeners WHERE email IN
     (  ? , ? )
    ORDER BY id

SELECT id, album, gift_note FROM purchases WHERE listener_id = ?

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address
    FROM listeners l WHERE l.email = ? FOR UPDATE

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address
    FROM listeners l
     WHERE  l.email = ?
    ORDER BY l.name

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address
    FROM listeners l
     WHERE  l.email = ?
      AND l.phone = ?
    ORDER BY l.name

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address
    FROM listeners l
     WHERE  l.email IN
          (?, ?, ?)
    ORDER BY l.name

SELECT  l.id, l.name, l.email, l.phone, l.card_token, l.address
    FROM listeners l
     WHERE  l.email IS NOT NULL
      AND l.phone = ?
      AND l.name LIKE ?
    ORDER BY l.name

SELECT l.id, l.email, l.address
FROM listeners l
WHERE (l.email = ?)
ORDER BY l.id

SELECT l.id, l.email, l.address
FROM listeners l
WHERE (l.email = ?)
OR (l.phone = ?)
ORDER BY l.id

DELETE FROM listeners WHERE email = ?

DELETE FROM listeners
    WHERE email IN  (  ? , ? )
