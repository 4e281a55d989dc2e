-- Views for the common questions, in the SQL that SQLite and DuckDB share. Nothing denied looks asserted in them: it is
-- left out but in "denied_facts" and "contradictions", in "quotes" with its "negated", and in the columns "denied_in".

CREATE VIEW denied_facts AS
SELECT * FROM facts WHERE negated OR (kind = 'approval' AND status IN ('not_approved', 'withdrawn'));

CREATE VIEW asserted_facts AS
SELECT * FROM facts WHERE NOT negated AND NOT (kind = 'approval' AND status IN ('not_approved', 'withdrawn'));

-- Each fact with the first piece of its evidence.
CREATE VIEW quotes AS
SELECT f.document_id, f.fact_id, f.kind, f.drug, f.term, f.negated, f.hedged, f.status, f.confidence,
       e.start_char, e.end_char, e.text
FROM facts f
JOIN evidence e ON e.document_id = f.document_id AND e.fact_id = f.fact_id AND e.evidence_no = 0;

-- The frequency is the highest that any document says.
CREATE VIEW side_effects_by_drug AS
SELECT drug, term AS effect,
       CASE max(CASE WHEN negated THEN 0 WHEN frequency = 'very_common' THEN 5 WHEN frequency = 'common' THEN 4
                     WHEN frequency = 'uncommon' THEN 3 WHEN frequency = 'rare' THEN 2
                     WHEN frequency = 'very_rare' THEN 1 ELSE 0 END)
           WHEN 5 THEN 'very_common' WHEN 4 THEN 'common' WHEN 3 THEN 'uncommon' WHEN 2 THEN 'rare'
           WHEN 1 THEN 'very_rare' END AS frequency,
       max(CASE WHEN serious AND NOT negated THEN 1 ELSE 0 END) AS serious,
       count(CASE WHEN NOT negated THEN 1 END) AS asserted_in,
       count(CASE WHEN negated THEN 1 END) AS denied_in
FROM facts
WHERE kind = 'side_effect'
GROUP BY drug, term
HAVING count(CASE WHEN NOT negated THEN 1 END) > 0;

CREATE VIEW approvals_by_agency_and_year AS
SELECT agency, year, drug, term AS used_for, count(*) AS documents
FROM facts
WHERE kind = 'approval' AND status = 'approved'
GROUP BY agency, year, drug, term;

CREATE VIEW off_label_uses AS
SELECT drug, term AS used_for, count(*) AS documents, max(confidence) AS confidence
FROM facts
WHERE kind = 'indication' AND status = 'off_label' AND NOT negated
GROUP BY drug, term;

CREATE VIEW mechanisms AS
SELECT drug, action, term AS target, count(*) AS documents, max(confidence) AS confidence
FROM facts
WHERE kind = 'mechanism' AND NOT negated
GROUP BY drug, action, term;

-- What one text asserts and another, or the same, denies; of a mechanism, for the same action.
CREATE VIEW contradictions AS
SELECT a.kind, a.drug, a.term, a.action, a.document_id AS asserted_in, a.fact_id AS asserted_fact,
       d.document_id AS denied_in, d.fact_id AS denied_fact
FROM facts a
JOIN facts d ON d.kind = a.kind AND d.drug = a.drug AND lower(d.term) = lower(a.term)
            AND coalesce(d.action, '') = coalesce(a.action, '')
WHERE NOT a.negated AND d.negated;
