import type { UnitProfile } from '../core/unit-profile.ts'

/** Stands in until a cadre declares the unit: says 本单位, and its name is empty, so that no place is ever made up. */
export const UNDECLARED_UNIT: UnitProfile = { fullName: '', name: '', level: '镇', selfName: '本单位' }
