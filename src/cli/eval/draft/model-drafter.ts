import { join } from 'node:path'
import type { Config } from '../../../config.ts'
import type { Drafter } from '../../../core/drafter.ts'
import { createModelDrafter } from '../../../drafting/model/create-model-drafter.ts'
import { loadExpressions } from '../../../knowledge/expressions.ts'
import { loadModelProse } from '../../../knowledge/model-prose.ts'
import { loadPrivateNames } from '../../../knowledge/private-names.ts'
import { createLanguageModel } from '../../../llm/create-language-model.ts'
import { createPromptLibrary } from '../../../prompts/create-prompt-library.ts'
import { readStyle } from '../../../prompts/read-style.ts'
import { draftingParts } from './parts.ts'

/** The drafter that asks the configured models; undefined when none is configured. */
export function modelDrafter(root: string, { models }: Pick<Config, 'models'>): Drafter | undefined {
  if (models.length === 0) return undefined
  const { drafter: embedded, guard, colloquial } = draftingParts(root)
  const endpoints = models.map(({ name, baseUrl, apiKey }) => ({ label: name, model: name, baseUrl, apiKey }))
  return createModelDrafter({
    model: createLanguageModel({ endpoints, clock: Date.now }),
    prompts: createPromptLibrary({ folder: join(root, 'prompts') }),
    style: readStyle(join(root, 'prompts')),
    prose: loadModelProse(join(root, 'config')),
    privateNames: loadPrivateNames(join(root, 'config')),
    expressions: loadExpressions(join(root, 'config')),
    ...{ embedded, guard, colloquial },
  })
}
