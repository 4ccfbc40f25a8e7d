/**
 * An exact decimal as text in canonical form: an optional minus, digits without leading zeros, and, if there are decimals,
 * a point and digits without trailing zeros ("12000", "98.5", "0.07"). Never a float: 98.95 must stay 98.95.
 */
export type Decimal = string
