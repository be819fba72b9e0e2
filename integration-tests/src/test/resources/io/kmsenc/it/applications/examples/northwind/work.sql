INSERT INTO categories (category_name) VALUES ('Beverages'), ('Condiments')

-- keys supplier_id
-- with 'Exotic Liquids', 'Charlotte Cooper', 'London', 'UK', '(171) 555-2222~', null
-- gives 1
INSERT INTO suppliers (company_name, contact_name, city, country, phone, homepage) VALUES (?, ?, ?, ?, ?, ?)

-- changes 2
INSERT INTO suppliers (company_name, contact_name, city, country, phone, homepage) VALUES
    ('New Orleans Cajun Delights', 'Shelley Burke', 'New Orleans', 'USA', '(100) 555-4822~', '#CAJUN.HTM#~'),
    ('Tokyo Traders', 'Yoshi Nagase', 'Tokyo', 'Japan', '(03) 3555-5011~', NULL)

INSERT INTO products (product_name, supplier_id, category_id, unit_price, units_in_stock) VALUES
    ('Chai', 1, 1, 18.00, 39), ('Chang', 1, 1, 19.00, 17), ('Aniseed Syrup', 1, 2, 10.00, 13),
    ('Cajun Seasoning', 2, 2, 22.00, 53)

-- with 'ALFKI', 'Alfreds Futterkiste', 'Maria Anders', 'Berlin', null, 'Germany', '030-0074321~', '030-0076545~'
-- with 'AROUT', 'Around the Horn', 'Thomas Hardy', 'London', null, 'UK', '(171) 555-7788~', '(171) 555-6750~'
-- with 'BONAP', 'Bon app''', 'Laurence Lebihan', 'Marseille', null, 'France', '91.24.45.40~', null
-- with 'PARIS', 'Paris spécialités', 'Marie Bertrand', 'Paris', null, 'France', '(1) 42.34.22.66~', null
INSERT INTO customers (customer_id, company_name, contact_name, city, region, country, phone, fax)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- keys employee_id
-- with 'Fuller', 'Andrew', 'Vice President, Sales', d'1952-02-19', d'1992-08-14', 'Tacoma', '(206) 555-9482~', b'bmp one~', 'Fluent in French.~', null
-- gives 1
INSERT INTO employees (last_name, first_name, title, birth_date, hire_date, city, home_phone, photo, notes, reports_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- with 'Davolio', 'Nancy', 'Sales Representative', d'1948-12-08', d'1992-05-01', 'Seattle', '(206) 555-9857~', null, 'Member of a club.~', 1
-- with 'Leverling', 'Janet', 'Sales Representative', d'1963-08-30', d'1992-04-01', 'Kirkland', '(206) 555-3412~', null, null, 1
INSERT INTO employees (last_name, first_name, title, birth_date, hire_date, city, home_phone, photo, notes, reports_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- changes 2
INSERT INTO shippers (company_name, phone) VALUES ('Speedy Express', '(503) 555-9831~'), ('United Package', '(503) 555-3199~')

-- with 'ALFKI', 2, d'1996-07-04', d'1996-08-01', d'1996-07-16', 1, 32.38, 'Alfreds Futterkiste', 'Obere Str. 57~', 'Germany'
-- with 'AROUT', 3, d'1996-07-05', d'1996-08-16', d'1996-08-20', 2, 11.61, 'Around the Horn', '120 Hanover Sq.~', 'UK'
-- with 'AROUT', 2, d'1997-01-08', d'1997-02-05', null, 2, 65.83, 'Around the Horn', '120 Hanover Sq.~', 'UK'
-- with 'BONAP', 3, d'1997-02-08', d'1997-03-08', d'1997-02-12', 1, 41.34, 'Bon app''', null, 'France'
INSERT INTO orders (customer_id, employee_id, order_date, required_date, shipped_date, ship_via, freight, ship_name,
    ship_address, ship_country)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO order_details (order_id, product_id, unit_price, quantity, discount) VALUES
    (1, 1, 18.00, 12, 0), (1, 2, 19.00, 10, 0), (2, 3, 10.00, 5, 0.10), (3, 4, 22.00, 9, 0), (4, 1, 18.00, 40, 0.25)

-- with 'ALFKI'
-- gives ALFKI | Alfreds Futterkiste | Maria Anders | Berlin | null | Germany | 030-0074321~ | 030-0076545~
SELECT * FROM customers WHERE customer_id = ?

-- gives Thomas Hardy | (171) 555-7788~ | (171) 555-6750~
SELECT contact_name, phone, fax FROM customers WHERE city = 'London'

-- gives Around the Horn | London | (171) 555-7788~
-- gives Alfreds Futterkiste | Berlin | 030-0074321~
-- gives Bon app' | Marseille | 91.24.45.40~
-- gives Paris spécialités | Paris | (1) 42.34.22.66~
SELECT company_name, city, phone FROM customers ORDER BY country DESC, company_name

-- gives Alfreds Futterkiste | 030-0074321~
-- gives Paris spécialités | (1) 42.34.22.66~
SELECT company_name, phone FROM customers WHERE contact_name LIKE 'Ma%' ORDER BY customer_id

-- gives BONAP | Bon app'
-- gives PARIS | Paris spécialités
SELECT customer_id, company_name FROM customers WHERE fax IS NULL ORDER BY customer_id

-- gives France
-- gives Germany
-- gives UK
SELECT DISTINCT country FROM customers ORDER BY country

-- gives France | 2
SELECT country, COUNT(*) AS customers FROM customers GROUP BY country HAVING COUNT(*) > 1

-- gives Fuller | Andrew | Vice President, Sales | Fluent in French.~ | bmp one~
-- gives Davolio | Nancy | Sales Representative | Member of a club.~ | null
SELECT last_name, first_name, title, notes, photo FROM employees WHERE birth_date < '1960-01-01' ORDER BY employee_id

-- gives Andrew | (206) 555-9482~ | null | null
-- gives Nancy | (206) 555-9857~ | Andrew | (206) 555-9482~
-- gives Janet | (206) 555-3412~ | Andrew | (206) 555-9482~
SELECT e.first_name, e.home_phone, m.first_name AS manager, m.home_phone AS manager_phone
FROM employees e LEFT OUTER JOIN employees m ON m.employee_id = e.reports_to
ORDER BY e.employee_id

-- gives Aniseed Syrup | Exotic Liquids | (171) 555-2222~
-- gives Chang | Exotic Liquids | (171) 555-2222~
SELECT p.product_name, s.company_name, s.phone
FROM products p INNER JOIN suppliers s ON s.supplier_id = p.supplier_id
WHERE p.units_in_stock < 20
ORDER BY p.product_name

-- with '(503) 555-3199~'
-- gives 2 | United Package
SELECT shipper_id, company_name FROM shippers WHERE phone = ?

-- gives 2 | Around the Horn | (171) 555-7788~ | United Package | (503) 555-3199~
-- gives 3 | Around the Horn | (171) 555-7788~ | United Package | (503) 555-3199~
SELECT o.order_id, c.company_name, c.phone, s.company_name AS shipper, s.phone AS shipper_phone
FROM orders o
LEFT JOIN customers c ON c.customer_id = o.customer_id
LEFT JOIN shippers s ON s.shipper_id = o.ship_via
WHERE o.shipped_date IS NULL OR o.shipped_date > o.required_date
ORDER BY o.order_id

-- gives PARIS | Paris spécialités | (1) 42.34.22.66~
SELECT c.customer_id, c.company_name, c.phone FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE o.order_id IS NULL

-- gives Bon app' | 91.24.45.40~ | 540
-- gives Alfreds Futterkiste | 030-0074321~ | 406
-- gives Around the Horn | (171) 555-7788~ | 243
SELECT c.company_name, c.phone, SUM(d.unit_price * d.quantity * (1 - d.discount)) AS total
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN order_details d ON d.order_id = o.order_id
GROUP BY c.customer_id, c.company_name, c.phone
ORDER BY total DESC

-- gives Davolio | 2 | 98.21
-- gives Leverling | 2 | 52.95
SELECT e.last_name, COUNT(o.order_id) AS orders, SUM(o.freight) AS freight
FROM employees e JOIN orders o ON o.employee_id = e.employee_id
WHERE o.order_date >= '1996-01-01' AND o.order_date < '1998-01-01'
GROUP BY e.last_name
ORDER BY e.last_name

-- gives France | 41.34
-- gives UK | 38.72
-- gives Germany | 32.38
SELECT ship_country, AVG(freight) AS average FROM orders GROUP BY ship_country ORDER BY average DESC LIMIT 3

-- gives Beverages | 62
SELECT c.category_name, SUM(d.quantity) AS sold
FROM categories c
JOIN products p ON p.category_id = c.category_id
JOIN order_details d ON d.product_id = p.product_id
JOIN orders o ON o.order_id = d.order_id
WHERE o.ship_country IN ('Germany', 'France')
GROUP BY c.category_name

-- gives New Orleans Cajun Delights | (100) 555-4822~
SELECT company_name, phone FROM suppliers s
WHERE EXISTS (SELECT product_name FROM products p WHERE p.supplier_id = s.supplier_id AND p.unit_price > 20)

-- gives Exotic Liquids | null | 10 | 19
-- gives New Orleans Cajun Delights | #CAJUN.HTM#~ | 22 | 22
SELECT s.company_name, s.homepage, MIN(p.unit_price) AS lowest, MAX(p.unit_price) AS highest
FROM suppliers s JOIN products p ON p.supplier_id = s.supplier_id
GROUP BY s.supplier_id, s.company_name, s.homepage
ORDER BY s.supplier_id

-- gives 1 | Alfreds Futterkiste | Obere Str. 57~
-- gives 2 | Around the Horn | 120 Hanover Sq.~
SELECT order_id, ship_name, ship_address FROM orders
WHERE order_date BETWEEN '1996-07-01' AND '1996-07-31' AND ship_address IS NOT NULL
ORDER BY freight DESC

-- gives Speedy Express | (503) 555-9831~ | 2
-- gives United Package | (503) 555-3199~ | 2
SELECT s.company_name, s.phone, COUNT(o.order_id) AS orders
FROM shippers s LEFT JOIN orders o ON o.ship_via = s.shipper_id
GROUP BY s.company_name, s.phone
ORDER BY s.company_name

-- gives Berlin
-- gives London
-- gives Marseille
-- gives New Orleans
-- gives Paris
-- gives Tokyo
SELECT city FROM customers UNION SELECT city FROM suppliers ORDER BY city

-- gives Customer | Laurence Lebihan | Marseille
-- gives Customer | Maria Anders | Berlin
-- gives Customer | Marie Bertrand | Paris
-- gives Customer | Thomas Hardy | London
-- gives Supplier | Charlotte Cooper | London
-- gives Supplier | Shelley Burke | New Orleans
-- gives Supplier | Yoshi Nagase | Tokyo
SELECT 'Customer' AS kind, contact_name, city FROM customers
UNION ALL
SELECT 'Supplier', contact_name, city FROM suppliers

-- gives London | Around the Horn | Customers
-- gives London | Exotic Liquids | Suppliers
SELECT city, company_name, relationship FROM customer_and_suppliers_by_city WHERE city = 'London' ORDER BY company_name

-- gives 1 | Obere Str. 57~ | Alfreds Futterkiste
-- gives 3 | 120 Hanover Sq.~ | Around the Horn
-- gives 4 | null | Bon app'
SELECT order_id, ship_address, company_name FROM orders_qry WHERE freight > 30 ORDER BY order_id

-- with 1
-- gives 1 | Alfreds Futterkiste | Obere Str. 57~ | Germany | Alfreds Futterkiste | 030-0074321~ | Nancy Davolio | Speedy Express | Chai | 18 | 12 | 216
-- gives 1 | Alfreds Futterkiste | Obere Str. 57~ | Germany | Alfreds Futterkiste | 030-0074321~ | Nancy Davolio | Speedy Express | Chang | 19 | 10 | 190
SELECT * FROM invoices WHERE order_id = ? ORDER BY product_name

-- gives Bon app' | 540
-- gives Alfreds Futterkiste | 406
-- gives Around the Horn | 243
SELECT customer_name, SUM(extended_price) AS total FROM invoices GROUP BY customer_name ORDER BY total DESC

-- gives 1 | 32.38 | normal | Obere Str. 57~
-- gives 2 | 11.61 | low | 120 Hanover Sq.~
-- gives 3 | 65.83 | high | 120 Hanover Sq.~
-- gives 4 | 41.34 | high | null
SELECT order_id, freight, CASE WHEN freight > 40 THEN 'high' WHEN freight > 20 THEN 'normal' ELSE 'low' END AS cost,
    ship_address
FROM orders ORDER BY order_id

-- gives 3 | Janet | (206) 555-3412~ | 1
-- gives 2 | Nancy | (206) 555-9857~ | 2
-- gives 1 | Andrew | (206) 555-9482~ | 3
SELECT employee_id, first_name, home_phone, RANK() OVER (ORDER BY hire_date) AS place FROM employees ORDER BY place

-- gives 1 | Obere Str. 57~ | null
-- gives 2 | 120 Hanover Sq.~ | null
-- gives 3 | 120 Hanover Sq.~ | 1996-07-05
-- gives 4 | null | null
SELECT o.order_id, o.ship_address, LAG(o.order_date) OVER (PARTITION BY o.customer_id ORDER BY o.order_date) AS previous
FROM orders o ORDER BY o.order_id

-- gives 0 | Andrew | (206) 555-9482~
-- gives 1 | Janet | (206) 555-3412~
-- gives 1 | Nancy | (206) 555-9857~
WITH RECURSIVE staff (employee_id, first_name, depth) AS (
    SELECT employee_id, first_name, 0 FROM employees WHERE reports_to IS NULL
    UNION ALL
    SELECT e.employee_id, e.first_name, s.depth + 1 FROM employees e JOIN staff s ON s.employee_id = e.reports_to)
SELECT s.depth, s.first_name, e.home_phone FROM staff s JOIN employees e ON e.employee_id = s.employee_id
ORDER BY s.depth, s.first_name

-- with 2, 1
-- gives AROUT | Around the Horn | (171) 555-7788~
-- gives BONAP | Bon app' | 91.24.45.40~
SELECT customer_id, company_name, phone FROM customers ORDER BY customer_id LIMIT ? OFFSET ?

-- with '(1) 42.34.22.67~', null, 'PARIS'
-- changes 1
UPDATE customers SET phone = ?, fax = ? WHERE customer_id = ?

-- with 'Promoted.~', b'bmp two~', 3
-- changes 1
UPDATE employees SET notes = ?, photo = ?, title = 'Sales Manager' WHERE employee_id = ?

-- with '(503) 555-3200~', '(503) 555-3199~'
-- changes 1
UPDATE shippers SET phone = ? WHERE phone = ?

-- changes 1
UPDATE orders SET shipped_date = '1997-02-01', ship_address = '121 Hanover Sq.~'
WHERE shipped_date IS NULL AND customer_id IN (SELECT customer_id FROM customers WHERE country = 'UK')

-- gives Alfreds Futterkiste | 030-0074321~
-- gives Around the Horn | (171) 555-7788~
-- gives Bon app' | 91.24.45.40~
-- gives Exotic Liquids | (171) 555-2222~
-- gives New Orleans Cajun Delights | (100) 555-4822~
-- gives Paris spécialités | (1) 42.34.22.67~
-- gives Tokyo Traders | (03) 3555-5011~
SELECT company_name, phone FROM customers UNION ALL SELECT company_name, phone FROM suppliers ORDER BY company_name

-- with 'PARIS'
-- changes 1
DELETE FROM customers WHERE customer_id = ?
