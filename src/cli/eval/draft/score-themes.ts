import type { Fact } from '../../../core/fact.ts'
import type { Figure } from '../../../core/figure.ts'
import { liveFacts, placeOf } from '../../../core/section-facts.ts'
import type { FigureUnits } from '../../../language/units.ts'
import type { LabelledFigure } from './read-draft-cases.ts'

export interface ThemeScore {
  /** Labelled figures with a theme that some live fact carries. */
  readonly themed: number
  /** Those whose fact is told elsewhere, as 「纠纷41起：publicity，应为disputes」. */
  readonly misthemed: readonly string[]
}

/** Where the fact that carries each labelled figure is told; a figure that no fact carries is counted as lost, not here. */
export function scoreThemes(labels: readonly LabelledFigure[], facts: readonly Fact[], units: FigureUnits): ThemeScore {
  const live = liveFacts(facts)
  const judged = labels.flatMap((label) => {
    if (label.theme === undefined) return []
    const carriers = carriersOf(label, live, units)
    return carriers.length === 0 ? [] : [{ label, found: carriers.map(placed) }]
  })
  const wrong = judged.filter(({ label, found }) => label.theme !== undefined && !found.includes(label.theme))
  return {
    themed: judged.length,
    misthemed: wrong.map(
      ({ label, found }) => `${label.about}${label.value}${label.unit}：${found.join('、')}，应为${label.theme ?? ''}`,
    ),
  }
}

/** The theme of an achievement, the section of everything else. */
function placed(fact: Fact): string {
  const { section, theme } = placeOf(fact)
  return section === 'measures' ? (theme ?? 'general') : section
}

/** Of several facts with an equal figure those that name what the label is about. */
function carriersOf(label: LabelledFigure, facts: readonly Fact[], units: FigureUnits): readonly Fact[] {
  const carriers = facts.filter(({ figures }) => figures.some((figure) => isLabelled(figure, label, units)))
  const named = carriers.filter(({ claim }) => claim.includes(label.about))
  return named.length > 0 ? named : carriers
}

/** The labelled figure: value, unit and approximation. */
export function isLabelled(told: Figure, label: LabelledFigure, units: FigureUnits): boolean {
  const approx = label.approx === told.approx || units.sameApprox(told.approx, label.approx as Figure['approx'])
  return told.value === label.value && approx && (units.same(told.unit, label.unit) || told.unit === label.unit)
}
