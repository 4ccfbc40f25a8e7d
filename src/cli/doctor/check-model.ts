import type { Config, ModelConfig } from '../../config.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { Logger } from '../../core/logger.ts'
import { createLanguageModel } from '../../llm/create-language-model.ts'
import type { HealthCheck } from './health-check.ts'

const WAIT_MS = 30_000

const REMEDIES: Readonly<Record<string, string>> = {
  'model-auth': '密钥不对或没有权限：到模型服务的控制台核对 OPENAI_API_KEY',
  'model-timeout': '三十秒没有回音：检查网络，或换一个更快的模型',
  'model-rate': '被限流：到控制台看额度，或稍后再试',
}

/** Each endpoint by itself: one that is never reached because another answers may still be broken. */
export async function checkModels(models: Config['models'], logger: Logger): Promise<readonly HealthCheck[]> {
  if (models.length === 0) return [{ name: '模型', state: 'ok', found: '没有设置，用内置起草器' }]
  return await Promise.all(models.map((model) => checkModel(model, logger)))
}

/** Asks the model for one word, the way a draft would ask. */
async function checkModel({ baseUrl, apiKey, name }: ModelConfig, logger: Logger): Promise<HealthCheck> {
  const endpoints = [{ label: name, baseUrl, apiKey, model: name }]
  const language = createLanguageModel({ endpoints, clock: Date.now, logger, limits: { attempts: 1 } })
  const prompt = { id: 'doctor', system: '只回答一个字。', user: '请回答：好' }
  try {
    let answer = ''
    for await (const piece of language.stream(prompt, { signal: AbortSignal.timeout(WAIT_MS), maxTokens: 50 }))
      answer += piece
    return {
      name: '模型',
      state: answer.trim() === '' ? 'warn' : 'ok',
      found: answer.trim() === '' ? `${name} 回了空话` : `${name} 能用`,
    }
  } catch (error) {
    const code = error instanceof ZhibiError ? error.code : 'model-down'
    const remedy = REMEDIES[code] ?? '核对 OPENAI_BASE_URL（要带 /v1 这样的版本路径）和 ZHIBI_MODEL'
    return { name: '模型', state: 'error', found: `${name} 用不了（${code}）；没有它也能写，由内置起草器代笔`, remedy }
  }
}
