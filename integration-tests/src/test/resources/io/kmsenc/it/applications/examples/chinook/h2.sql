-- with 5, 'Mark', 'Philips', 'mark@example.au~', '+61 (02) 9332 3633~'
-- changes 1
MERGE INTO "Customer" ("CustomerId", "FirstName", "LastName", "Email", "Phone") KEY ("CustomerId") VALUES (?, ?, ?, ?, ?)

-- gives leonie@example.de~ | 7.92
-- gives luis@example.br~ | 3.96
SELECT TOP 2 c."Email", SUM(i."Total") AS "Spent" FROM "Customer" c JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
GROUP BY c."CustomerId", c."Email"
ORDER BY "Spent" DESC

-- gives 2009 | luis@example.br~ | 3.96
-- gives 2009 | leonie@example.de~ | 1.98
-- gives 2010 | leonie@example.de~ | 5.94
-- gives 2010 | francois@example.ca~ | 0.99
SELECT YEAR(i."InvoiceDate") AS "Year", c."Email", SUM(i."Total") AS "Sales"
FROM "Invoice" i JOIN "Customer" c ON c."CustomerId" = i."CustomerId"
GROUP BY YEAR(i."InvoiceDate"), c."Email"
ORDER BY "Year", "Sales" DESC

-- with 'mark@example.au~'
-- changes 1
DELETE FROM "Customer" WHERE "Email" = ?
