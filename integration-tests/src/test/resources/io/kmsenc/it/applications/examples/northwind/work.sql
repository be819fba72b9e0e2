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
SELECT * FROM customers WHERE customer_id = ?

SELECT contact_name, phone, fax FROM customers WHERE city = 'London'

SELECT company_name, city, phone FROM customers ORDER BY country DESC, company_name

SELECT company_name, phone FROM customers WHERE contact_name LIKE 'Ma%' ORDER BY customer_id

SELECT customer_id, company_name FROM customers WHERE fax IS NULL ORDER BY customer_id

SELECT DISTINCT country FROM customers ORDER BY country

SELECT country, COUNT(*) AS customers FROM customers GROUP BY country HAVING COUNT(*) > 1

SELECT last_name, first_name, title, notes, photo FROM employees WHERE birth_date < '1960-01-01' ORDER BY employee_id

SELECT e.first_name, e.home_phone, m.first_name AS manager, m.home_phone AS manager_phone
FROM employees e LEFT OUTER JOIN employees m ON m.employee_id = e.reports_to
ORDER BY e.employee_id

SELECT p.product_name, s.company_name, s.phone
FROM products p INNER JOIN suppliers s ON s.supplier_id = p.supplier_id
WHERE p.units_in_stock < 20
ORDER BY p.product_name

-- with '(503) 555-3199~'
SELECT shipper_id, company_name FROM shippers WHERE phone = ?

SELECT o.order_id, c.company_name, c.phone, s.company_name AS shipper, s.phone AS shipper_phone
FROM orders o
LEFT JOIN customers c ON c.customer_id = o.customer_id
LEFT JOIN shippers s ON s.shipper_id = o.ship_via
WHERE o.shipped_date IS NULL OR o.shipped_date > o.required_date
ORDER BY o.order_id

SELECT c.customer_id, c.company_name, c.phone FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id
WHERE o.order_id IS NULL

SELECT c.company_name, c.phone, SUM(d.unit_price * d.quantity * (1 - d.discount)) AS total
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN order_details d ON d.order_id = o.order_id
GROUP BY c.customer_id, c.company_name, c.phone
ORDER BY total DESC

SELECT e.last_name, COUNT(o.order_id) AS orders, SUM(o.freight) AS freight
FROM employees e JOIN orders o ON o.employee_id = e.employee_id
WHERE o.order_date >= '1996-01-01' AND o.order_date < '1998-01-01'
GROUP BY e.last_name
ORDER BY e.last_name

SELECT ship_country, AVG(freight) AS average FROM orders GROUP BY ship_country ORDER BY average DESC LIMIT 3

SELECT c.category_name, SUM(d.quantity) AS sold
FROM categories c
JOIN products p ON p.category_id = c.category_id
JOIN order_details d ON d.product_id = p.product_id
JOIN orders o ON o.order_id = d.order_id
WHERE o.ship_country IN ('Germany', 'France')
GROUP BY c.category_name

SELECT company_name, phone FROM suppliers s
WHERE EXISTS (SELECT product_name FROM products p WHERE p.supplier_id = s.supplier_id AND p.unit_price > 20)

SELECT s.company_name, s.homepage, MIN(p.unit_price) AS lowest, MAX(p.unit_price) AS highest
FROM suppliers s JOIN products p ON p.supplier_id = s.supplier_id
GROUP BY s.supplier_id, s.company_name, s.homepage
ORDER BY s.supplier_id

SELECT order_id, ship_name, ship_address FROM orders
WHERE order_date BETWEEN '1996-07-01' AND '1996-07-31' AND ship_address IS NOT NULL
ORDER BY freight DESC

SELECT s.company_name, s.phone, COUNT(o.order_id) AS orders
FROM shippers s LEFT JOIN orders o ON o.ship_via = s.shipper_id
GROUP BY s.company_name, s.phone
ORDER BY s.company_name

SELECT city FROM customers UNION SELECT city FROM suppliers ORDER BY city

SELECT 'Customer' AS kind, contact_name, city FROM customers
UNION ALL
SELECT 'Supplier', contact_name, city FROM suppliers

SELECT city, company_name, relationship FROM customer_and_suppliers_by_city WHERE city = 'London' ORDER BY company_name

SELECT order_id, ship_address, company_name FROM orders_qry WHERE freight > 30 ORDER BY order_id

-- with 1
SELECT * FROM invoices WHERE order_id = ? ORDER BY product_name

SELECT customer_name, SUM(extended_price) AS total FROM invoices GROUP BY customer_name ORDER BY total DESC

SELECT order_id, freight, CASE WHEN freight > 40 THEN 'high' WHEN freight > 20 THEN 'normal' ELSE 'low' END AS cost,
    ship_address
FROM orders ORDER BY order_id

SELECT employee_id, first_name, home_phone, RANK() OVER (ORDER BY hire_date) AS place FROM employees ORDER BY place

SELECT o.order_id, o.ship_address, LAG(o.order_date) OVER (PARTITION BY o.customer_id ORDER BY o.order_date) AS previous
FROM orders o ORDER BY o.order_id

WITH RECURSIVE staff (employee_id, first_name, depth) AS (
    SELECT employee_id, first_name, 0 FROM employees WHERE reports_to IS NULL
    UNION ALL
    SELECT e.employee_id, e.first_name, s.depth + 1 FROM employees e JOIN staff s ON s.employee_id = e.reports_to)
SELECT s.depth, s.first_name, e.home_phone FROM staff s JOIN employees e ON e.employee_id = s.employee_id
ORDER BY s.depth, s.first_name

-- with 2, 1
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

SELECT company_name, phone FROM phone_list ORDER BY company_name

-- with 'PARIS'
-- changes 1
DELETE FROM customers WHERE customer_id = ?
