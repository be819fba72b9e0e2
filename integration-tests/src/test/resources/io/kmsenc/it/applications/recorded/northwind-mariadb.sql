CREATE TABLE categories (category_id BIGINT AUTO_INCREMENT PRIMARY KEY, category_name VARCHAR(15) NOT NULL)

CREATE TABLE suppliers (
    supplier_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    company_name VARCHAR(40) NOT NULL,
    contact_name VARCHAR(30),
    city VARCHAR(15),
    country VARCHAR(15),
    phone VARCHAR(300),
    homepage TEXT
)

CREATE TABLE products (
    product_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    product_name VARCHAR(40) NOT NULL,
    supplier_id BIGINT,
    category_id BIGINT,
    unit_price DECIMAL(10, 2),
    units_in_stock INT,
    discontinued INT DEFAULT 0 NOT NULL,
    CONSTRAINT fk_products_suppliers FOREIGN KEY (supplier_id) REFERENCES suppliers (supplier_id)
)

CREATE TABLE customers (
    customer_id VARCHAR(5) PRIMARY KEY,
    company_name VARCHAR(40) NOT NULL,
    contact_name VARCHAR(30),
    city VARCHAR(15),
    region VARCHAR(15),
    country VARCHAR(15),
    phone VARCHAR(300),
    fax VARCHAR(300)
)

CREATE INDEX ix_customers_city ON customers (city)

CREATE TABLE employees (
    employee_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    last_name VARCHAR(20) NOT NULL,
    first_name VARCHAR(10) NOT NULL,
    title VARCHAR(30),
    birth_date DATE,
    hire_date DATE,
    city VARCHAR(15),
    home_phone VARCHAR(300),
    photo VARBINARY(4000),
    notes TEXT,
    reports_to BIGINT,
    CONSTRAINT fk_employees_employees FOREIGN KEY (reports_to) REFERENCES employees (employee_id)
)

CREATE TABLE shippers (shipper_id BIGINT AUTO_INCREMENT PRIMARY KEY, company_name VARCHAR(40) NOT NULL, phone VARCHAR(300))

CREATE TABLE orders (
    order_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    customer_id VARCHAR(5),
    employee_id BIGINT,
    order_date DATE,
    required_date DATE,
    shipped_date DATE,
    ship_via BIGINT,
    freight DECIMAL(10, 2) DEFAULT 0,
    ship_name VARCHAR(40),
    ship_address VARCHAR(600),
    ship_country VARCHAR(15),
    CONSTRAINT fk_orders_customers FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    CONSTRAINT fk_orders_employees FOREIGN KEY (employee_id) REFERENCES employees (employee_id),
    CONSTRAINT fk_orders_shippers FOREIGN KEY (ship_via) REFERENCES shippers (shipper_id)
)

CREATE TABLE order_details (
    order_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    unit_price DECIMAL(10, 2) NOT NULL,
    quantity INT NOT NULL,
    discount DECIMAL(4, 2) DEFAULT 0 NOT NULL,
    PRIMARY KEY (order_id, product_id)
)

CREATE VIEW customer_and_suppliers_by_city AS
SELECT city, company_name, contact_name, 'Customers' AS relationship FROM customers
UNION
SELECT city, company_name, contact_name, 'Suppliers' FROM suppliers

CREATE VIEW orders_qry AS
SELECT orders.order_id, orders.customer_id, orders.employee_id, orders.order_date, orders.shipped_date,
    orders.freight, orders.ship_name, orders.ship_address, customers.company_name, customers.city, customers.country
FROM customers INNER JOIN orders ON customers.customer_id = orders.customer_id

CREATE VIEW invoices AS
SELECT o.order_id, o.ship_name, o.ship_address, o.ship_country, c.company_name AS customer_name, c.phone AS customer_phone,
    CONCAT(e.first_name, ' ', e.last_name) AS salesperson, s.company_name AS shipper_name, p.product_name,
    d.unit_price, d.quantity, d.unit_price * d.quantity * (1 - d.discount) AS extended_price
FROM shippers s
JOIN orders o ON s.shipper_id = o.ship_via
JOIN customers c ON c.customer_id = o.customer_id
JOIN employees e ON e.employee_id = o.employee_id
JOIN order_details d ON d.order_id = o.order_id
JOIN products p ON p.product_id = d.product_id

CREATE VIEW phone_list AS
SELECT company_name, phone FROM customers UNION ALL SELECT company_name, phone FROM suppliers

INSERT INTO categories (category_name) VALUES ('Beverages'), ('Condiments')

INSERT INTO suppliers (company_name, contact_name, city, country, phone, homepage) VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO suppliers (company_name, contact_name, city, country, phone, homepage) VALUES
    ('New Orleans Cajun Delights', 'Shelley Burke', 'New Orleans', 'USA', '(100) 555-4822.zq7sentinel4x', '#CAJUN.HTM#.zq7sentinel4x'),
    ('Tokyo Traders', 'Yoshi Nagase', 'Tokyo', 'Japan', '(03) 3555-5011.zq7sentinel4x', NULL)

INSERT INTO products (product_name, supplier_id, category_id, unit_price, units_in_stock) VALUES
    ('Chai', 1, 1, 18.00, 39), ('Chang', 1, 1, 19.00, 17), ('Aniseed Syrup', 1, 2, 10.00, 13),
    ('Cajun Seasoning', 2, 2, 22.00, 53)

INSERT INTO customers (customer_id, company_name, contact_name, city, region, country, phone, fax)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO employees (last_name, first_name, title, birth_date, hire_date, city, home_phone, photo, notes, reports_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO shippers (company_name, phone) VALUES ('Speedy Express', '(503) 555-9831.zq7sentinel4x'), ('United Package', '(503) 555-3199.zq7sentinel4x')

INSERT INTO orders (customer_id, employee_id, order_date, required_date, shipped_date, ship_via, freight, ship_name,
    ship_address, ship_country)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO order_details (order_id, product_id, unit_price, quantity, discount) VALUES
    (1, 1, 18.00, 12, 0), (1, 2, 19.00, 10, 0), (2, 3, 10.00, 5, 0.10), (3, 4, 22.00, 9, 0), (4, 1, 18.00, 40, 0.25)

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

SELECT customer_id, company_name, phone FROM customers ORDER BY customer_id LIMIT ? OFFSET ?

UPDATE customers SET phone = ?, fax = ? WHERE customer_id = ?

UPDATE employees SET notes = ?, photo = ?, title = 'Sales Manager' WHERE employee_id = ?

UPDATE shippers SET phone = ? WHERE phone = ?

UPDATE orders SET shipped_date = '1997-02-01', ship_address = '121 Hanover Sq..zq7sentinel4x'
WHERE shipped_date IS NULL AND customer_id IN (SELECT customer_id FROM customers WHERE country = 'UK')

SELECT company_name, phone FROM customers UNION ALL SELECT company_name, phone FROM suppliers ORDER BY company_name

DELETE FROM customers WHERE customer_id = ?

INSERT INTO customers (customer_id, company_name, city, phone) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE company_name = VALUES(company_name), phone = VALUES(phone)

SELECT order_id, ship_address FROM orders ORDER BY freight DESC LIMIT 0, 2

SELECT DATEDIFF(shipped_date, order_date) AS days, ship_address FROM orders ORDER BY order_id

SELECT c.phone, GROUP_CONCAT(o.order_id ORDER BY o.order_id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id
ORDER BY c.customer_id

SELECT YEAR(o.order_date) AS year, MONTH(o.order_date) AS month, COUNT(*) AS orders FROM orders o
GROUP BY YEAR(o.order_date), MONTH(o.order_date) WITH ROLLUP

UPDATE orders o JOIN shippers s ON s.shipper_id = o.ship_via SET o.freight = 12, o.ship_address = '122 Hanover Sq..zq7sentinel4x'
WHERE s.phone = '(503) 555-3200.zq7sentinel4x' AND o.order_id = 2
