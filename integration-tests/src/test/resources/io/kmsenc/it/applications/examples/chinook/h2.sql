-- with 5, 'Mark', 'Philips', 'mark@example.au~', '+61 (02) 9332 3633~'
-- changes 1
MERGE INTO "Customer" ("CustomerId", "FirstName", "LastName", "Email", "Phone") KEY ("CustomerId") VALUES (?, ?, ?, ?, ?)

SELECT TOP 2 c."Email", SUM(i."Total") AS "Spent" FROM "Customer" c JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
GROUP BY c."CustomerId", c."Email"
ORDER BY "Spent" DESC

SELECT YEAR(i."InvoiceDate") AS "Year", c."Email", SUM(i."Total") AS "Sales"
FROM "Invoice" i JOIN "Customer" c ON c."CustomerId" = i."CustomerId"
GROUP BY YEAR(i."InvoiceDate"), c."Email"
ORDER BY "Year", "Sales" DESC

-- with 'mark@example.au~'
-- changes 1
DELETE FROM "Customer" WHERE "Email" = ?
