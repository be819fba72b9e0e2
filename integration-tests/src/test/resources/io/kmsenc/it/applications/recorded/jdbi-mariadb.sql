CREATE TABLE broker_accounts (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(400) UNIQUE, tax_id VARCHAR(500), balance DECIMAL(12, 2) NOT NULL)

CREATE TABLE orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, account_email VARCHAR(400), symbol VARCHAR(10), quantity INT, instruction VARCHAR(1000))

INSERT INTO broker_accounts (email, tax_id, balance) VALUES (?, ?, ?)

INSERT INTO orders (account_email, symbol, quantity, instruction) VALUES (?, ?, ?, ?)

SELECT * FROM broker_accounts WHERE email = ?

SELECT email, tax_id FROM broker_accounts WHERE email IN (?,?) ORDER BY id

SELECT COUNT(*) FROM broker_accounts WHERE email = ? AND tax_id IS NOT NULL

SELECT a.balance, o.instruction FROM broker_accounts a JOIN orders o ON o.account_email = a.email WHERE a.email = ? AND o.symbol = ?

SELECT account_email, SUM(quantity) AS total FROM orders GROUP BY account_email

SELECT o.instruction FROM orders o WHERE o.account_email = (SELECT a.email FROM broker_accounts a WHERE a.id = ?) ORDER BY o.id LIMIT 2

SELECT id FROM broker_accounts WHERE email = ? FOR UPDATE

UPDATE broker_accounts SET balance = balance - ? WHERE email = ?

UPDATE orders SET instruction = ?, quantity = quantity + 1 WHERE account_email = ? AND symbol = ?

UPDATE broker_accounts SET email = ?, tax_id = ? WHERE id = ?

DELETE FROM orders WHERE account_email = ? AND symbol = ?

DELETE FROM broker_accounts WHERE email = ?
