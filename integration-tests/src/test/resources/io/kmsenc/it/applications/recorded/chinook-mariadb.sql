CREATE TABLE `Artist` (`ArtistId` INT PRIMARY KEY, `Name` VARCHAR(120))

CREATE TABLE `Album` (
    `AlbumId` INT PRIMARY KEY,
    `Title` VARCHAR(160) NOT NULL,
    `ArtistId` INT NOT NULL,
    CONSTRAINT `FK_AlbumArtistId` FOREIGN KEY (`ArtistId`) REFERENCES `Artist` (`ArtistId`)
)

CREATE TABLE `Genre` (`GenreId` INT PRIMARY KEY, `Name` VARCHAR(120))

CREATE TABLE `Track` (
    `TrackId` INT PRIMARY KEY,
    `Name` VARCHAR(200) NOT NULL,
    `AlbumId` INT,
    `GenreId` INT,
    `UnitPrice` DECIMAL(10, 2) NOT NULL
)

CREATE TABLE `Employee` (
    `EmployeeId` INT NOT NULL,
    `LastName` VARCHAR(20) NOT NULL,
    `FirstName` VARCHAR(20) NOT NULL,
    `Title` VARCHAR(30),
    `ReportsTo` INT,
    `HireDate` DATE,
    `City` VARCHAR(40),
    `Country` VARCHAR(40),
    `Phone` VARCHAR(300),
    `Fax` VARCHAR(300),
    `Email` VARCHAR(400),
    CONSTRAINT `PK_Employee` PRIMARY KEY (`EmployeeId`)
)

CREATE TABLE `Customer` (
    `CustomerId` INT NOT NULL,
    `FirstName` VARCHAR(40) NOT NULL,
    `LastName` VARCHAR(20) NOT NULL,
    `Company` VARCHAR(80),
    `Address` VARCHAR(600),
    `City` VARCHAR(40),
    `Country` VARCHAR(40),
    `Phone` VARCHAR(300),
    `Fax` VARCHAR(300),
    `Email` VARCHAR(400) NOT NULL,
    `SupportRepId` INT,
    CONSTRAINT `PK_Customer` PRIMARY KEY (`CustomerId`)
)

CREATE TABLE `Invoice` (
    `InvoiceId` BIGINT AUTO_INCREMENT PRIMARY KEY,
    `CustomerId` INT NOT NULL,
    `InvoiceDate` DATE NOT NULL,
    `BillingAddress` VARCHAR(600),
    `BillingCity` VARCHAR(40),
    `BillingCountry` VARCHAR(40),
    `Total` DECIMAL(10, 2) NOT NULL
)

CREATE TABLE `InvoiceLine` (
    `InvoiceLineId` BIGINT AUTO_INCREMENT PRIMARY KEY,
    `InvoiceId` BIGINT NOT NULL,
    `TrackId` INT NOT NULL,
    `UnitPrice` DECIMAL(10, 2) NOT NULL,
    `Quantity` INT NOT NULL
)

ALTER TABLE `Customer` ADD CONSTRAINT `FK_CustomerSupportRepId`
FOREIGN KEY (`SupportRepId`) REFERENCES `Employee` (`EmployeeId`) ON DELETE NO ACTION ON UPDATE NO ACTION

CREATE INDEX `IFK_CustomerSupportRepId` ON `Customer` (`SupportRepId`)

CREATE UNIQUE INDEX `UX_CustomerEmail` ON `Customer` (`Email`)

ALTER TABLE `Employee` ADD CONSTRAINT `FK_EmployeeReportsTo`
FOREIGN KEY (`ReportsTo`) REFERENCES `Employee` (`EmployeeId`) ON DELETE NO ACTION ON UPDATE NO ACTION

ALTER TABLE `Invoice` ADD CONSTRAINT `FK_InvoiceCustomerId`
FOREIGN KEY (`CustomerId`) REFERENCES `Customer` (`CustomerId`)

CREATE INDEX `IFK_InvoiceCustomerId` ON `Invoice` (`CustomerId`)

INSERT INTO `Artist` (`ArtistId`, `Name`) VALUES (1, 'AC/DC'), (2, 'Accept')

INSERT INTO `Album` (`AlbumId`, `Title`, `ArtistId`) VALUES (1, 'For Those About To Rock', 1), (2, 'Balls to the Wall', 2)

INSERT INTO `Genre` (`GenreId`, `Name`) VALUES (1, 'Rock'), (2, 'Metal')

INSERT INTO `Track` (`TrackId`, `Name`, `AlbumId`, `GenreId`, `UnitPrice`) VALUES
    (1, 'Put The Finger On You', 1, 1, 0.99), (2, 'Evil Walks', 1, 1, 0.99), (3, 'Princess of the Dawn', 2, 2, 1.29)

INSERT INTO `Employee`
    (`EmployeeId`, `LastName`, `FirstName`, `Title`, `ReportsTo`, `HireDate`, `City`, `Country`, `Phone`, `Fax`, `Email`)
VALUES
    (1, 'Adams', 'Andrew', 'General Manager', NULL, '2002-08-14', 'Edmonton', 'Canada', '+1 (780) 428-9482.zq7sentinel4x',
        '+1 (780) 428-3457.zq7sentinel4x', 'andrew@example.com.zq7sentinel4x'),
    (2, 'Edwards', 'Nancy', 'Sales Manager', 1, '2002-05-01', 'Calgary', 'Canada', '+1 (403) 262-3443.zq7sentinel4x',
        '+1 (403) 262-3322.zq7sentinel4x', 'nancy@example.com.zq7sentinel4x')

INSERT INTO `Employee` VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO `Customer`
    (`CustomerId`, `FirstName`, `LastName`, `Company`, `Address`, `City`, `Country`, `Phone`, `Fax`, `Email`, `SupportRepId`)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO `Customer` (`CustomerId`, `FirstName`, `LastName`, `Email`) VALUES (?, ?, ?, ?)

INSERT INTO `Invoice` (`CustomerId`, `InvoiceDate`, `BillingAddress`, `BillingCity`, `BillingCountry`, `Total`)
VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO `InvoiceLine` (`InvoiceId`, `TrackId`, `UnitPrice`, `Quantity`) VALUES
    (1, 1, 0.99, 1), (1, 2, 0.99, 1), (2, 3, 1.29, 3), (3, 1, 0.99, 1), (4, 2, 0.99, 6)

SELECT * FROM `Customer` WHERE `CustomerId` = ?

SELECT `CustomerId`, `FirstName`, `LastName`, `Phone` FROM `Customer` WHERE `Email` = ?

SELECT `CustomerId`, `FirstName`, `LastName`, `Country` FROM `Customer` WHERE `Country` <> 'USA' ORDER BY `CustomerId`

SELECT `FirstName`, `LastName`, `Email`, `Phone` FROM `Customer` WHERE `Country` = ?

SELECT `CustomerId`, `Email` FROM `Customer` WHERE `Email` IN (?, ?) ORDER BY `LastName` DESC

SELECT c.`FirstName`, c.`LastName`, i.`InvoiceId`, i.`InvoiceDate`, i.`BillingCountry`
FROM `Customer` c INNER JOIN `Invoice` i ON c.`CustomerId` = i.`CustomerId`
WHERE i.`BillingCountry` = 'Brazil'

SELECT * FROM `Employee` WHERE `Title` = 'Sales Support Agent' ORDER BY `EmployeeId`

SELECT DISTINCT `BillingCountry` FROM `Invoice` ORDER BY `BillingCountry`

SELECT i.`InvoiceId`, e.`FirstName`, e.`LastName`
FROM `Invoice` i
JOIN `Customer` c ON i.`CustomerId` = c.`CustomerId`
JOIN `Employee` e ON c.`SupportRepId` = e.`EmployeeId`
ORDER BY e.`LastName`, i.`InvoiceId`

SELECT i.`Total`, c.`FirstName`, c.`LastName`, c.`Country`, e.`FirstName` AS `AgentFirstName`, e.`Phone` AS `AgentPhone`
FROM `Employee` e
JOIN `Customer` c ON e.`EmployeeId` = c.`SupportRepId`
JOIN `Invoice` i ON c.`CustomerId` = i.`CustomerId`
ORDER BY i.`InvoiceId`

SELECT e.`FirstName`, e.`Email`, SUM(i.`Total`) AS `Sales`
FROM `Employee` e
JOIN `Customer` c ON c.`SupportRepId` = e.`EmployeeId`
JOIN `Invoice` i ON i.`CustomerId` = c.`CustomerId`
WHERE i.`InvoiceDate` BETWEEN '2009-01-01' AND '2010-12-31'
GROUP BY e.`EmployeeId`, e.`FirstName`, e.`Email`
ORDER BY `Sales` DESC

SELECT e.`EmployeeId`, COUNT(c.`CustomerId`) AS `Customers`
FROM `Employee` e LEFT JOIN `Customer` c ON c.`SupportRepId` = e.`EmployeeId`
GROUP BY e.`EmployeeId`
ORDER BY e.`EmployeeId`

SELECT `BillingCountry`, COUNT(*) AS `Invoices`, SUM(`Total`) AS `Sales` FROM `Invoice` GROUP BY `BillingCountry`
ORDER BY `Sales` DESC

SELECT COUNT(*), SUM(`Total`) FROM `Invoice` WHERE EXTRACT(YEAR FROM `InvoiceDate`) = 2009

SELECT e.`FirstName`, e.`Email`, m.`FirstName` AS `Manager`, m.`Email` AS `ManagerEmail`
FROM `Employee` e LEFT JOIN `Employee` m ON e.`ReportsTo` = m.`EmployeeId`
ORDER BY e.`EmployeeId`

SELECT DISTINCT c.`Email`, c.`FirstName`, c.`LastName`, g.`Name`
FROM `Customer` c
JOIN `Invoice` i ON i.`CustomerId` = c.`CustomerId`
JOIN `InvoiceLine` l ON l.`InvoiceId` = i.`InvoiceId`
JOIN `Track` t ON t.`TrackId` = l.`TrackId`
JOIN `Genre` g ON g.`GenreId` = t.`GenreId`
WHERE g.`Name` = 'Rock'

SELECT c.`CustomerId`, c.`FirstName`, c.`Email`, SUM(i.`Total`) AS `Spent`
FROM `Customer` c JOIN `Invoice` i ON i.`CustomerId` = c.`CustomerId`
GROUP BY c.`CustomerId`, c.`FirstName`, c.`Email`
ORDER BY `Spent` DESC
LIMIT 1

SELECT i.`InvoiceId`, i.`BillingAddress`, COUNT(l.`InvoiceLineId`) AS `Lines`
FROM `Invoice` i JOIN `InvoiceLine` l ON l.`InvoiceId` = i.`InvoiceId`
GROUP BY i.`InvoiceId`, i.`BillingAddress`
ORDER BY i.`InvoiceId`

SELECT t.`Name`, ar.`Name` AS `Artist`, SUM(l.`Quantity`) AS `Sold`
FROM `InvoiceLine` l
JOIN `Invoice` i ON i.`InvoiceId` = l.`InvoiceId`
JOIN `Track` t ON t.`TrackId` = l.`TrackId`
JOIN `Album` al ON al.`AlbumId` = t.`AlbumId`
JOIN `Artist` ar ON ar.`ArtistId` = al.`ArtistId`
WHERE i.`InvoiceDate` >= '2009-01-01'
GROUP BY t.`TrackId`, t.`Name`, ar.`Name`
ORDER BY `Sold` DESC, t.`Name`

WITH spent AS (
    SELECT c.`Country`, c.`CustomerId`, SUM(i.`Total`) AS total
    FROM `Customer` c JOIN `Invoice` i ON i.`CustomerId` = c.`CustomerId`
    GROUP BY c.`Country`, c.`CustomerId`),
best AS (SELECT `Country`, MAX(total) AS total FROM spent GROUP BY `Country`)
SELECT s.`Country`, s.total, c.`FirstName`, c.`Phone`
FROM spent s
JOIN best b ON b.`Country` = s.`Country` AND b.total = s.total
JOIN `Customer` c ON c.`CustomerId` = s.`CustomerId`
ORDER BY s.`Country`

SELECT c.`FirstName`, c.`Email` FROM `Customer` c
WHERE NOT EXISTS (SELECT * FROM `Invoice` i WHERE i.`CustomerId` = c.`CustomerId`)

SELECT `Country`, COUNT(`CustomerId`) AS `Customers`, COUNT(`Phone`) AS `Phones`
FROM `Customer` WHERE `Country` IS NOT NULL GROUP BY `Country` HAVING COUNT(*) > 0 ORDER BY `Customers` DESC, `Country`

SELECT `CustomerId`, `Phone`, `Fax` FROM `Customer` WHERE `Fax` IS NOT NULL OR `Company` IS NOT NULL ORDER BY `CustomerId`

SELECT i.`InvoiceId`, c.`Email`, i.`Total`,
    SUM(i.`Total`) OVER (PARTITION BY c.`CustomerId` ORDER BY i.`InvoiceDate`) AS `RunningTotal`
FROM `Invoice` i JOIN `Customer` c ON c.`CustomerId` = i.`CustomerId`
ORDER BY i.`InvoiceId`

SELECT `FirstName`, `LastName`, `City` FROM `Customer`
UNION
SELECT `FirstName`, `LastName`, `City` FROM `Employee`

SELECT `CustomerId`, `FirstName`, `Email` FROM `Customer` ORDER BY `LastName`, `CustomerId` LIMIT ? OFFSET ?

SELECT `FirstName`, CASE WHEN `Company` IS NULL THEN 'private' ELSE `Company` END AS `Kind`, `Email`
FROM `Customer` ORDER BY `CustomerId`

UPDATE `Customer` SET `Phone` = ?, `Address` = ?, `Country` = ? WHERE `Email` = ?

UPDATE `Employee` SET `Email` = 'jane.peacock@example.com.zq7sentinel4x' WHERE `Email` = 'jane@example.com.zq7sentinel4x'

UPDATE `Customer` SET `Fax` = NULL WHERE `CustomerId` = ?

UPDATE `Customer` SET `SupportRepId` = (SELECT `EmployeeId` FROM `Employee` WHERE `Email` = 'jane.peacock@example.com.zq7sentinel4x')
WHERE `SupportRepId` IS NULL

UPDATE `Customer` SET `Fax` = ? WHERE `CustomerId` = ?

SELECT `Fax`, ? AS `Note` FROM `Customer` WHERE `CustomerId` = ?

INSERT INTO `Customer` (`CustomerId`, `FirstName`, `LastName`, `Email`, `Phone`) VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE `Phone` = VALUES(`Phone`)

SELECT YEAR(i.`InvoiceDate`) AS `Year`, c.`Email`, SUM(i.`Total`) AS `Sales`
FROM `Invoice` i JOIN `Customer` c ON c.`CustomerId` = i.`CustomerId`
GROUP BY YEAR(i.`InvoiceDate`), c.`Email`
ORDER BY `Year`, `Sales` DESC

SELECT CONCAT(e.`FirstName`, ' ', e.`LastName`) AS `Agent`, e.`Email`, GROUP_CONCAT(c.`LastName` ORDER BY c.`LastName`) AS `Customers`
FROM `Employee` e JOIN `Customer` c ON c.`SupportRepId` = e.`EmployeeId`
GROUP BY e.`EmployeeId`
ORDER BY e.`EmployeeId`

DELETE FROM `Customer` WHERE `Email` = ? LIMIT 1
