/** Whose names are hidden from a model; from `config/private-names.yaml`. */
export interface PrivateNames {
  /** What people of a case are called (当事人, 村民); the name behind it is hidden. Longer words before those they hold. */
  readonly roles: readonly string[]
  /** One character each. */
  readonly surnames: string
  readonly doubleSurnames: readonly string[]
  /** Words that begin like a name. */
  readonly notNames: readonly string[]
}
