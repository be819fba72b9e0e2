-- with 5, 'Mark', 'Philips', 'mark@example.au~', '+61 (02) 9332 3633~'
INSERT INTO "Customer" ("CustomerId", "FirstName", "LastName", "Email", "Phone") VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE "Phone" = VALUES("Phone")

-- gives 2009 | luis@example.br~ | 3.96
-- gives 2009 | leonie@example.de~ | 1.98
-- gives 2010 | leonie@example.de~ | 5.94
-- gives 2010 | francois@example.ca~ | 0.99
SELECT YEAR(i."InvoiceDate") AS "Year", c."Email", SUM(i."Total") AS "Sales"
FROM "Invoice" i JOIN "Customer" c ON c."CustomerId" = i."CustomerId"
GROUP BY YEAR(i."InvoiceDate"), c."Email"
ORDER BY "Year", "Sales" DESC

-- gives Jane Peacock | jane.peacock@example.com~ | Gonçalves,Hansen,Tremblay
-- gives Margaret Park | margaret@example.com~ | Köhler
SELECT CONCAT(e."FirstName", ' ', e."LastName") AS "Agent", e."Email", GROUP_CONCAT(c."LastName" ORDER BY c."LastName") AS "Customers"
FROM "Employee" e JOIN "Customer" c ON c."SupportRepId" = e."EmployeeId"
GROUP BY e."EmployeeId"
ORDER BY e."EmployeeId"

-- with 'mark@example.au~'
-- changes 1
DELETE FROM "Customer" WHERE "Email" = ? LIMIT 1
