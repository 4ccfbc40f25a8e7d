import type { Theme } from '../../core/theme.ts'
import type { UnitStyle } from '../../core/unit-style.ts'

/** Subsections that the unit's own report sets under one heading, with that heading; only where its main theme was told. */
export interface StyledGroup<T> {
  readonly members: readonly T[]
  readonly text: string
}

export function styledGroups<T extends { readonly theme: Theme | 'general' }>(
  all: readonly T[],
  style: UnitStyle | undefined,
): readonly StyledGroup<T>[] {
  return (style?.headings ?? []).flatMap(({ text, themes }) => {
    const members = themes.flatMap((theme) => all.find((one) => one.theme === theme) ?? [])
    return members[0] !== undefined && members[0].theme === themes[0] ? [{ members, text }] : []
  })
}
