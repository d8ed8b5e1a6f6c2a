-- Query: more helped or visited than there are on file: a flow above the stock it comes from.
-- One row per flow.
--
WITH flow AS MATERIALIZED (
    SELECT present.*, indicators.not_above
    FROM present
    INNER JOIN indicators ON indicators.code = present.indicator
    WHERE indicators.not_above <> ''
)
SELECT
    if(flow.drafted, flow.id, stock.id) AS figure,
    if(flow.drafted, flow.upload, stock.upload) AS upload,
    if(flow.drafted, flow.sheet, stock.sheet) AS sheet,
    if(flow.drafted, flow.cell, stock.cell) AS cell,
    flow.value AS found,
    NULL::DOUBLE AS expected_low,
    stock.value AS expected_high,
    flow.id AS flow,
    stock.id AS stock
FROM flow
INNER JOIN present AS stock ON
    stock.indicator = flow.not_above AND stock.setting = flow.setting
    AND stock.breakdown = flow.breakdown
WHERE
    (flow.drafted OR stock.drafted)
    AND flow.low > stock.high + 1e-9 * abs(stock.high)
